using System.Text;
using System.Text.Json;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Records;

public sealed class CountsJsonTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = RecordJson.Options.Encoder };

    [Fact]
    public void Counts_are_written_and_read_as_any_dictionary_is()
    {
        Dictionary<string, decimal> counts = CountCatalog.All.Select((count, i) => (count.Key, Value: i % 7 == 0 ? i / 100m : i)).ToDictionary(pair => pair.Key, pair => pair.Value);
        counts["没有的项 \"x\"\n"] = -12.50m;
        counts[new string('k', 300)] = decimal.MaxValue;

        string json = JsonSerializer.Serialize<IReadOnlyDictionary<string, decimal>>(counts, RecordJson.Options);

        Assert.Equal(JsonSerializer.Serialize(counts, Plain), json);
        Assert.Equal(counts, JsonSerializer.Deserialize<IReadOnlyDictionary<string, decimal>>(json, RecordJson.Options)!);
    }

    [Fact]
    public void A_key_that_is_escaped_is_the_same_key_and_the_last_of_two_numbers_counts()
    {
        IReadOnlyDictionary<string, decimal> counts = JsonSerializer.Deserialize<IReadOnlyDictionary<string, decimal>>(
            """{"applications.received.\u0074otal":1,"applications.received.total":2}""", RecordJson.Options)!;

        Assert.Equal([KeyValuePair.Create("applications.received.total", 2m)], counts);
    }

    [Theory]
    [InlineData("""{"schema":"govreport-record/1","id":"a","title":"t","agency":{"id":"x/y","name":"y"},"form":"free","counts":{"review.total":"3"}}""")]
    [InlineData("""{"schema":"govreport-record/1","id":"a","title":"t","agency":{"id":"x/y","name":"y"},"form":"free","counts":{"review.total":null}}""")]
    [InlineData("""{"schema":"govreport-record/1","id":"a","title":"t","agency":{"id":"x/y","name":"y"},"form":"free","counts":[1]}""")]
    [InlineData("""{"schema":"govreport-record/1","id":"a","title":"t","agency":{"id":"x/y","name":"y"},"form":"free","counts":{"review.total":1e99}}""")]
    public void What_is_no_number_is_an_error_that_names_the_counts(string json)
    {
        JsonException error = Assert.Throws<JsonException>(() => RecordJson.Deserialize(json));

        Assert.Contains("$.counts", error.Path, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => RecordJson.Deserialize(Encoding.UTF8.GetBytes(json)));
    }
}
