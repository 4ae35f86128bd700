namespace GovReportArchive.Discovery.Facets;

/// <summary>One of the places that share a name: <c>220104</c>, <c>吉林省长春市朝阳区</c>.</summary>
public sealed record NamedPlace(string Filter, string Code, string FullName);
