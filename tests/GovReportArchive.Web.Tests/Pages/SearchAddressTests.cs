using GovReportArchive.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class SearchAddressTests
{
    [Theory]
    [InlineData("?year=2024&q=甲&utm=1", "/?q=%E7%94%B2&year=2024")]
    [InlineData("?year=2024&year=2024&year=", "/?year=2024")]
    [InlineData("", "/")]
    public void An_address_is_canonical(string query, string expected) => Assert.Equal(expected, Address(query).ToString());

    [Fact]
    public void Adding_and_taking_away_a_value_gives_the_address_back()
    {
        SearchAddress address = Address("?q=甲&year=2024");
        Assert.Equal("/?q=%E7%94%B2&year=2024&year=2023", address.With("year", "2023").ToString());
        Assert.Equal(address.ToString(), address.With("year", "2023").Without("year", "2023").ToString());
        Assert.Equal("/?q=%E7%94%B2", address.Toggled("year", "2024").ToString());
        Assert.Equal("/?q=%E7%94%B2&year=2024&sort=-year", address.Only("sort", "year").Only("sort", "-year").ToString());
    }

    [Fact]
    public void Every_change_of_the_question_leads_to_its_first_page()
    {
        SearchAddress third = Address("?q=甲").Next("c1", 20).Next("c2", 20);
        Assert.Equal(40, third.Offset);
        Assert.DoesNotContain("cursor", third.With("year", "2024").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("cursor", third.WithoutAny("q").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("cursor", third.Export("csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_back_leads_through_the_same_pages_to_the_first()
    {
        const int size = 20;
        SearchAddress first = Address("?q=甲");
        List<string> forth = [first.ToString()];
        SearchAddress page = first;
        for (int n = 1; n < SearchAddress.LongestWayBack; n++)
        {
            page = page.Next("c" + n, size);
            forth.Add(page.ToString());
        }

        for (int n = forth.Count - 1; n >= 0; n--)
        {
            Assert.Equal(forth[n], page.ToString());
            if (page.Previous(size) is { } previous) page = previous;
            else Assert.Equal(0, n);
        }
    }

    [Fact]
    public void However_far_one_pages_the_address_stays_short()
    {
        SearchAddress page = Address("?q=甲");
        for (int n = 1; n < 500; n++) page = page.Next(new string('c', 100), 20);
        Assert.True(page.ToString().Length < 4000, page.ToString());
        Assert.Equal(SearchAddress.LongestWayBack, page.WayBack.Count);
    }

    [Fact]
    public void What_has_a_meaning_in_addresses_is_escaped() =>
        Assert.Equal("/?q=a%26b%3D%23%2B%22&where=k%3E%3D1", Address("?q=" + Uri.EscapeDataString("a&b=#+\"") + "&where=" + Uri.EscapeDataString("k>=1")).ToString());

    private static SearchAddress Address(string query) => SearchAddress.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
