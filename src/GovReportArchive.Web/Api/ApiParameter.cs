namespace GovReportArchive.Web.Api;

/// <summary>How the values of a parameter are checked.</summary>
internal enum ParameterKind
{
    /// <summary>Any text up to <see cref="ApiParameter.LongestText"/> UTF-16 units.</summary>
    Text,

    /// <summary>A year of four digits, or two of them joined by a hyphen; the archive checks it.</summary>
    Year,

    /// <summary>Six digits (province, city, county) or nine (township).</summary>
    RegionCode,

    /// <summary>One of <see cref="ApiParameter.Allowed"/>.</summary>
    Choice,

    /// <summary>Several of <see cref="ApiParameter.Allowed"/>, repeated or separated by commas.</summary>
    Choices,

    /// <summary>A whole number from <see cref="ApiParameter.Minimum"/> to <see cref="ApiParameter.Maximum"/>.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A condition on a count; the archive checks it.</summary>
    Condition,

    /// <summary>An order of hits; the archive checks it.</summary>
    Order,
}

/// <summary>One query parameter: what checks it and what documents it are the same row.</summary>
internal sealed record ApiParameter(string Name, ParameterKind Kind, string Description, string Example)
{
    /// <summary>Longest text value, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>The parameter may stand more than once; the values are joined as the description says.</summary>
    public bool Repeats { get; init; }

    public IReadOnlyList<string> Allowed { get; init; } = [];

    public long Minimum { get; init; }

    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Value that holds where the parameter is not given; null for none.</summary>
    public string? Default { get; init; }
}
