using System.Text.RegularExpressions;

namespace GovReportArchive.Web.Tests.Pages;

/// <summary>What can be said of pages from their source alone.</summary>
public sealed partial class PageSourceTests
{
    private static readonly string Pages = Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "Pages");

    // Razor takes a letter before @ for the beginning of a mail address, and a Chinese character is a letter.
    [Fact]
    public void No_name_of_a_value_is_shown_in_its_place_because_a_Chinese_character_stands_before_it()
    {
        Assert.Matches(Swallowed(), "各地区的@counted");
        string[] files = Directory.GetFiles(Pages, "*.cshtml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Swallowed().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetRelativePath(Pages, file)}: {match.Value}")));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}@[A-Za-z]\w*")]
    private static partial Regex Swallowed();
}
