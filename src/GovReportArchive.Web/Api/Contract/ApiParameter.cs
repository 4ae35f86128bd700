namespace GovReportArchive.Web.Api.Contract;

/// <summary>How the values of a parameter are checked.</summary>
internal enum ParameterKind
{
    /// <summary>Any text up to <see cref="ApiParameter.LongestText"/> UTF-16 units.</summary>
    Text,

    /// <summary>Six digits (province, city, county), nine (township), or the name of a place that has no code.</summary>
    RegionCode,

    /// <summary>One of <see cref="ApiParameter.Allowed"/>.</summary>
    Choice,

    /// <summary>Several of <see cref="ApiParameter.Allowed"/>, repeated or separated by commas.</summary>
    Choices,

    /// <summary>A whole number from <see cref="ApiParameter.Minimum"/> to <see cref="ApiParameter.Maximum"/>.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
}

/// <summary>One parameter of a route: what checks it and what documents it are the same row, which is made of a request's property.</summary>
internal sealed record ApiParameter(string Name, ParameterKind Kind, string Description, string Example)
{
    /// <summary>Longest text value, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>The parameter may stand more than once; the values are joined as the description says.</summary>
    public bool Repeats { get; init; }

    public IReadOnlyList<string> Allowed { get; init; } = [];

    public long Minimum { get; init; }

    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Shape of the values, for programs; null where the kind says all. The room that takes the value checks it.</summary>
    public string? Pattern { get; init; }

    /// <summary>Value that holds where the parameter is not given; null for none.</summary>
    public string? Default { get; init; }
}
