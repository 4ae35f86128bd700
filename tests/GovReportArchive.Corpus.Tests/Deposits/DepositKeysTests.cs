using GovReportArchive.Corpus.Deposits;

namespace GovReportArchive.Corpus.Tests.Deposits;

public sealed class DepositKeysTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_key_is_known_by_its_line_and_is_not_in_it()
    {
        (string key, string line) = DepositKeys.Make("张三");
        (string other, string otherLine) = DepositKeys.Make("li.si@example");
        File.WriteAllText(_path, $"# keys\n\n{line}\n  {otherLine}  \n");
        DepositKeys keys = DepositKeys.Read(_path);

        Assert.Equal(("张三", "li.si@example"), (keys.NameOf(key), keys.NameOf(other)));
        Assert.DoesNotContain(key["grd_".Length..], line, StringComparison.Ordinal);
        foreach (string? wrong in new[] { null, "", key + " ", key[..^1], line.Split(':')[1] }) Assert.Null(keys.NameOf(wrong));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a:b")]
    public void What_is_no_name_gets_no_key(string name) => Assert.Equal("deposits.name", Assert.Throws<ArchiveException>(() => DepositKeys.Make(name)).Code);

    [Fact]
    public void A_line_that_is_none_is_told_by_its_number_and_not_quoted()
    {
        File.WriteAllText(_path, "# x\ngrd_geheim\n");
        ArchiveException error = Assert.Throws<ArchiveException>(() => DepositKeys.Read(_path));
        Assert.Contains("第 2 行", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
        Assert.Equal("deposits.keys", Assert.Throws<ArchiveException>(() => DepositKeys.Read(_path + ".none")).Code);
    }
}
