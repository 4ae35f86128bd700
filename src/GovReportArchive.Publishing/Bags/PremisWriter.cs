using System.Globalization;
using System.Text;
using System.Xml;

namespace GovReportArchive.Publishing.Bags;

/// <summary>Writes PREMIS 3 as XML (https://www.loc.gov/standards/premis/v3/), one thing after the other: first all objects, then all events; who acted follows at the end.</summary>
internal sealed class PremisWriter : IDisposable
{
    private const string Namespace = "http://www.loc.gov/premis/v3";
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private readonly XmlWriter _xml;
    private readonly SortedSet<PremisAgent> _agents = new(Comparer<PremisAgent>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key)));
    private long _events;

    public PremisWriter(Stream output)
    {
        _xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("premis", "premis", Namespace);
        _xml.WriteAttributeString("xmlns", "xsi", null, Instance);
        _xml.WriteAttributeString("xsi", "schemaLocation", Instance, Namespace + " https://www.loc.gov/standards/premis/v3/premis.xsd");
        _xml.WriteAttributeString("version", "3.0");
    }

    /// <summary>A report as what was published, whatever files there are of it.</summary>
    public void Report(string id, string title) => Object("intellectualEntity", () =>
    {
        Identifier("objectIdentifier", PremisLink.Report(id));
        Text("originalName", title);
    });

    /// <summary>An original in the bag.</summary>
    /// <param name="report">Id of its report.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="name">The name it came with.</param>
    /// <param name="path">Where it stands in the bag.</param>
    public void File(string report, string sha256, long length, string mediaType, string? name, string path) => Object("file", () =>
    {
        Identifier("objectIdentifier", PremisLink.Original(sha256));
        In("objectCharacteristics", () =>
        {
            In("fixity", () =>
            {
                Text("messageDigestAlgorithm", "SHA-256");
                Text("messageDigest", sha256);
            });
            Text("size", length.ToString(CultureInfo.InvariantCulture));
            In("format", () => In("formatDesignation", () => Text("formatName", mediaType)));
        });
        if (name is not null) Text("originalName", name);
        In("storage", () => In("contentLocation", () =>
        {
            Text("contentLocationType", "path in the bag");
            Text("contentLocationValue", path);
        }));
        In("relationship", () =>
        {
            Text("relationshipType", "structural");
            Text("relationshipSubType", "represents");
            Identifier("relatedObjectIdentifier", PremisLink.Report(report));
        });
    });

    /// <summary>Something that happened.</summary>
    /// <param name="type">A term of the vocabulary of preservation events: <c>ingestion</c>.</param>
    /// <param name="at">When, as the catalog has it.</param>
    /// <param name="detail">What, in words; null for no more than the type says.</param>
    /// <param name="outcome">What came out; null where that is no question.</param>
    /// <param name="agent">Who or what did it.</param>
    /// <param name="objects">What it happened to.</param>
    public void Event(string type, string at, string? detail, string? outcome, PremisAgent agent, params ReadOnlySpan<PremisLink> objects)
    {
        _agents.Add(agent);
        Start("event");
        Identifier("eventIdentifier", new PremisLink("local", (++_events).ToString(CultureInfo.InvariantCulture)));
        Text("eventType", type);
        Text("eventDateTime", at);
        if (detail is not null) In("eventDetailInformation", () => Text("eventDetail", detail));
        if (outcome is not null) In("eventOutcomeInformation", () => Text("eventOutcome", outcome));
        Identifier("linkingAgentIdentifier", agent.Link);
        foreach (PremisLink link in objects) Identifier("linkingObjectIdentifier", link);
        _xml.WriteEndElement();
    }

    /// <summary>Writes who acted, and ends the document.</summary>
    public void End()
    {
        foreach (PremisAgent agent in _agents)
        {
            In("agent", () =>
            {
                Identifier("agentIdentifier", agent.Link);
                Text("agentName", agent.Name);
                Text("agentType", agent.Version is null ? "person" : "software");
                if (agent.Version is not null) Text("agentVersion", agent.Version);
            });
        }

        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    public void Dispose() => _xml.Dispose();

    private void Object(string type, Action content) => In("object", () =>
    {
        _xml.WriteAttributeString("xsi", "type", Instance, "premis:" + type);
        content();
    });

    private void Identifier(string element, PremisLink link) => In(element, () =>
    {
        Text(element + "Type", link.Type);
        Text(element + "Value", link.Value);
    });

    private void In(string element, Action content)
    {
        Start(element);
        content();
        _xml.WriteEndElement();
    }

    private void Start(string element) => _xml.WriteStartElement("premis", element, Namespace);

    private void Text(string element, string text) => _xml.WriteElementString("premis", element, Namespace, HeldText.Of(text));
}

/// <summary>By what an object is named.</summary>
internal readonly record struct PremisLink(string Type, string Value)
{
    public static PremisLink Report(string id) => new("report id", id);

    public static PremisLink Original(string sha256) => new("SHA-256", sha256);
}

/// <summary>Who did something: a program with its version, or a person.</summary>
internal sealed record PremisAgent(string Name, string? Version)
{
    public string Key => Version is null ? Name : Name + " " + Version;

    public PremisLink Link => new("local", Key);
}
