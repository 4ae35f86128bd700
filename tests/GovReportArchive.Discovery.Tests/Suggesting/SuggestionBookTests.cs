using GovReportArchive.Discovery.Names;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Suggesting;

public sealed class SuggestionBookTests
{
    private static readonly SuggestionBook Book = new(new Dictionary<string, IReadOnlyList<SuggestionEntry>>(StringComparer.Ordinal)
    {
        ["agency"] =
        [
            Agency("a", 9, "青禾市科学技术局", "青禾市科委", "青禾市科学技术委员会"),
            Agency("b", 7, "青禾市发展和改革委员会"),
            Agency("c", 5, "青禾市人力资源和社会保障局"),
            Agency("d", 4, "青禾市人民政府"),
            Agency("e", 3, "青禾市临溪区人民政府办公室"),
            Agency("f", 2, "临溪区住房和城乡建设局"),
            Agency("g", 1, "青禾经济开发区管理委员会"),
        ],
        ["region"] = [new("990100", ["青禾市"], [], "云岭省", 31), new("990101", ["临溪区", "云岭省青禾市临溪区"], [], "云岭省青禾市", 5)],
        ["term"] = [new("政府信息公开", ["政府信息公开"], [], null, 40), new("政策解读", ["政策解读"], [], null, 12), new("公众号", ["公众号"], [], null, 8)],
    });

    [Theory]
    [InlineData("青禾市科学技术局", "a")]
    [InlineData("市科委", "a")]
    [InlineData("科学技术委员会", "a")]
    [InlineData("发改委", "b")]
    [InlineData("发改", "b")]
    [InlineData("市发改委", "b")]
    [InlineData("人社局", "c")]
    [InlineData("青禾人社局", "c")]
    [InlineData("社会保障", "c")]
    [InlineData("政府办", "e")]
    [InlineData("区府办", "e")]
    [InlineData("住建局", "f")]
    [InlineData("城乡建设", "f")]
    [InlineData("開發區管委會", "g")]
    [InlineData(" 住房 和 ", "f")]
    [InlineData("fgw", "b")]
    [InlineData("RSJ", "c")]
    [InlineData("qhsrmzf", "d")]
    [InlineData("lxqzf", "f")]
    public void An_agency_is_found_by_former_short_and_inner_names(string typed, string agency) =>
        Assert.Equal(agency, Book.Find(typed, ["agency"], 3)[0].Value);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("局委")]
    [InlineData("宇宙飞船")]
    [InlineData("qzx")]
    [InlineData("\uD800")]
    public void What_fits_nothing_has_no_suggestions(string typed) => Assert.Empty(Book.Find(typed, [], 10));

    [Fact]
    public void Very_long_text_has_no_suggestions() => Assert.Empty(Book.Find(new string('青', 5000), [], 10));

    [Fact]
    public void The_name_that_fits_and_the_characters_that_fit_are_shown()
    {
        Suggestion former = Book.Find("市科委", ["agency"], 1)[0];
        Assert.Equal(("青禾市科学技术局", "青禾市科委"), (former.Label, former.Matched));
        Assert.Equal([[2, 3]], former.Marks);
        Suggestion shortened = Book.Find("发改委", ["agency"], 1)[0];
        Assert.Null(shortened.Matched);
        Assert.Equal(["发", "改", "委"], shortened.Marks.Select(mark => shortened.Label.Substring(mark[0], mark[1])));
        Suggestion region = Book.Find("青禾市临溪", ["region"], 1)[0];
        Assert.Equal(("临溪区", "云岭省青禾市临溪区", "云岭省青禾市"), (region.Label, region.Matched, region.Where));
    }

    [Fact]
    public void Better_fits_come_first_and_no_kind_crowds_out_the_others()
    {
        Suggestion[] found = [.. Book.Find("青禾", [], 4)];
        Assert.Equal("990100", found[0].Value);
        Assert.Equal(["agency", "region"], found.Select(item => item.Kind).Distinct().Order());
        Assert.Equal(["政府信息公开", "政策解读"], Book.Find("政", ["term"], 5).Select(item => item.Value));
        Assert.Equal(3, Book.Find("青禾", ["agency"], 3).Count);
        Assert.Empty(Book.Find("青禾", [], 0));
    }

    [Fact]
    public void Of_names_that_fit_equally_well_those_with_more_reports_come_first_and_none_is_passed_over()
    {
        int seed = TestSeed.Value;
        Random random = new(seed);
        const string letters = "省市县局办民政水";
        SuggestionEntry[] entries = [.. Enumerable.Range(0, 400).Select(n => new SuggestionEntry(
            FormattableString.Invariant($"{n}"),
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => letters[random.Next(letters.Length)])])).Distinct()],
            [],
            null,
            random.Next(30)))];
        NameIndex index = new(entries, name => name);
        for (int round = 0; round < 1000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => letters[random.Next(letters.Length)])]);
            int most = random.Next(1, 40);
            List<NameMatch> found = index.Find(text, most);
            (NameFit Fit, int Count)[] expected =
            [
                .. entries.Select(entry => (Fit: entry.Names.Min(name => FitOf(text, name)), entry.Count))
                    .Where(entry => entry.Fit <= NameFit.Abbreviation).OrderBy(entry => entry.Fit).ThenByDescending(entry => entry.Count).Take(most),
            ];
            Assert.True(expected.SequenceEqual(found.Select(match => (match.Fit, match.Entry.Count))), $"seed {seed}, {text}, {most}");
        }
    }

    private static NameFit FitOf(string text, string name)
    {
        int body = Abbreviation.Body(name, []);
        return name == text || (body > 0 && name[body..] == text) ? NameFit.Whole
            : name.StartsWith(text, StringComparison.Ordinal) || (body > 0 && name[body..].StartsWith(text, StringComparison.Ordinal)) ? NameFit.Beginning
            : name.Contains(text, StringComparison.Ordinal) ? NameFit.Inside
            : Abbreviation.Places(text, name, body) is not null ? NameFit.Abbreviation
            : (NameFit)99;
    }

    private static SuggestionEntry Agency(string id, int count, params string[] names) => new(id, names, ["云岭省青禾市", "青禾市"], "云岭省青禾市", count);
}
