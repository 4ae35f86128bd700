using System.Text;
using System.Text.Json;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests.Own.Storage;

public sealed class ManifestTests
{
    private static readonly Manifest Full = new(
        new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        7,
        long.MaxValue,
        12,
        new IndexSchema(
            "样例/1@abc",
                [new TextField("title", 3, "标题", "题名"), new TextField("heading", 1.5f)],
            [new Column("year", ColumnKind.Keyword, "年份"), new Column("total", ColumnKind.Number) { SharedBy = "year" }, new Column("text", ColumnKind.Stored)]),
        [new SegmentEntry("s00000001", 500, 0, 0), new SegmentEntry("s00000009", int.MaxValue, 6, 3)]);

    [Fact]
    public void A_manifest_is_read_with_every_member_that_was_written()
    {
        byte[] written = JsonSerializer.SerializeToUtf8Bytes(Full, ManifestJson.Default.Manifest);

        byte[] again = JsonSerializer.SerializeToUtf8Bytes(ManifestParser.Parse(written), ManifestJson.Default.Manifest);

        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(again));
        // A member that is added to one of these must stand in the manifest above too.
        Assert.Equal([6, 3, 3, 4, 4], new[] { typeof(Manifest), typeof(IndexSchema), typeof(TextField), typeof(Column), typeof(SegmentEntry) }
            .Select(type => type.GetProperties().Length));
    }
}
