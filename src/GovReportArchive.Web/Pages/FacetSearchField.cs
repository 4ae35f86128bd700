namespace GovReportArchive.Web.Pages;

/// <summary>The field in a long facet that searches among its values: without script a form of its own, whose two fields become one
/// <c>facetContains</c>.</summary>
internal static class FacetSearchField
{
    /// <summary>Hidden field with the facet's name.</summary>
    public const string NameField = "facetName";

    /// <summary>Field for the text.</summary>
    public const string TextField = "facetText";

    /// <summary>Name of the search's own parameter.</summary>
    public const string Parameter = "facetContains";

    /// <summary>Where the form was sent: the address that says the same in the search's own parameters; null where it was not.</summary>
    public static string? Redirect(SearchTarget target, IQueryCollection query)
    {
        string name = query[NameField].ToString();
        if (name.Length == 0) return null;
        SearchAddress address = SearchAddress.Of(target, query);
        foreach (string sought in address.Values(Parameter))
            if (sought.StartsWith(name + ":", StringComparison.Ordinal)) address = address.Without(Parameter, sought);
        string text = query[TextField].ToString().Trim();
        if (text.Length > 0) address = address.With(Parameter, $"{name}:{text}");
        return $"{address.FirstPage}#facet-{Uri.EscapeDataString(name)}";
    }

    /// <summary>What is sought among the values of a facet; empty for nothing.</summary>
    public static string Sought(SearchAddress address, string name) =>
        address.Values(Parameter).FirstOrDefault(sought => sought.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";
}
