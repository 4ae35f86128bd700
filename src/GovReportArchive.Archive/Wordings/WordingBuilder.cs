using System.Text;
using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Archive.Wordings;

/// <summary>Makes the store of wordings from reports, one after the other, in any order: what comes out is the same.</summary>
/// <remarks>Memory grows by some twenty bytes an item and some hundred a distinct wording; texts are spilled to a file. Not thread-safe.</remarks>
internal sealed class WordingBuilder : IDisposable
{
    /// <summary>Least likeness of a wording to the representative of its cluster; the tests' table of labelled pairs says how it was chosen.</summary>
    public const double Threshold = 0.6;

    private static readonly string[] Kinds = [.. SectionKinds.All.Select(section => section.Kind)];

    private readonly FileStream _spill;
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly List<ReportLine> _reports = [];
    private readonly Dictionary<ulong, int> _nodes = [];
    private readonly List<Node> _known = [];
    private readonly List<Member> _members = [];
    private readonly SentenceTally _sentences = new();

    /// <summary>Begins with nothing.</summary>
    /// <param name="spill">File for texts; created, and gone after disposal.</param>
    public WordingBuilder(string spill)
    {
        _spill = new FileStream(spill, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 12, FileOptions.DeleteOnClose);
        _writer = new BinaryWriter(_spill, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Reports taken in.</summary>
    public int Reports => _reports.Count;

    /// <summary>Items taken in.</summary>
    public int Items => _members.Count;

    /// <summary>Distinct wordings, word for word.</summary>
    public int Distinct => _known.Count;

    /// <summary>Takes a report in; each report once.</summary>
    public void Add(StoredReport stored)
    {
        ReportRecord record = stored.Record;
        int report = _reports.Count;
        _reports.Add(LineOf(stored));
        foreach (KeyedSentence sentence in WordingLines.Sentences(record)) _sentences.Add(sentence.Key, report);
        foreach ((PlacedPassage passage, string normal) in WordingLines.Items(record))
        {
            ulong key = Shingles.Fingerprint(normal);
            int member = _members.Count;
            if (!_nodes.TryGetValue(key, out int node))
            {
                node = _known.Count;
                _nodes[key] = node;
                _known.Add(new Node(key, 1, member, Spilled(passage.Text, normal)));
            }
            else
            {
                Node known = _known[node];
                bool earlier = Before(report, passage, _members[known.Member]);
                _known[node] = known with
                {
                    Uses = known.Uses + 1,
                    Member = earlier ? member : known.Member,
                    Text = earlier ? Spilled(passage.Text, normal) : known.Text,
                };
            }

            _members.Add(new Member(
                report, node, (ushort)passage.Section.N, (ushort)passage.Item.Number, (byte)Math.Max(0, Array.IndexOf(Kinds, passage.Section.Kind)), (byte)passage.Item.Role));
        }
    }

    /// <summary>Groups what was taken in and writes it, with its texts, into a directory under a name; it is not yet current there.</summary>
    /// <param name="directory">Where the store lives.</param>
    /// <param name="name">Name of the new store.</param>
    /// <param name="head">Catalog, change and time of making.</param>
    /// <param name="pause">Called now and then; a background job rests here.</param>
    /// <param name="cancellationToken">Gives up; nothing current is touched.</param>
    public WordingData Write(string directory, string name, WordingData head, Action pause, CancellationToken cancellationToken)
    {
        int[] group = Groups(pause, cancellationToken);
        Node[] nodes = [.. _known];
        int[] uses = new int[nodes.Length];
        for (int node = 0; node < nodes.Length; node++) uses[group[node]] += nodes[node].Uses;

        // Clusters: what stands at least twice. Most used first; variants: representative first, then most used.
        int[] clusters = [.. Enumerable.Range(0, nodes.Length).Where(node => group[node] == node && uses[node] > 1)
            .OrderByDescending(node => uses[node]).ThenBy(node => nodes[node].Key)];
        int[] clusterOf = new int[nodes.Length];
        Array.Fill(clusterOf, -1);
        for (int cluster = 0; cluster < clusters.Length; cluster++) clusterOf[clusters[cluster]] = cluster;
        int[] variants = [.. Enumerable.Range(0, nodes.Length).Where(node => clusterOf[group[node]] >= 0)
            .OrderBy(node => clusterOf[group[node]]).ThenBy(node => group[node] == node ? 0 : 1).ThenByDescending(node => nodes[node].Uses).ThenBy(node => nodes[node].Key)];
        int[] variantOf = new int[nodes.Length];
        Array.Fill(variantOf, -1);
        for (int variant = 0; variant < variants.Length; variant++) variantOf[variants[variant]] = variant;

        (int[] order, int[] rank) = ReportOrder();
        SentenceCounts sentences = _sentences.Count([.. _reports.Select(report => report.Agency)]);
        int[] members = [.. Enumerable.Range(0, _members.Count).Where(member => variantOf[_members[member].Node] >= 0)];
        (int Cluster, int Report, int Place)[] keys = [.. members.Select(member => (
            clusterOf[group[_members[member].Node]], rank[_members[member].Report], (_members[member].Section << 16) | _members[member].Item))];
        Array.Sort(keys, members);
        int[] placeOf = new int[_members.Count];
        for (int i = 0; i < members.Length; i++) placeOf[members[i]] = i;
        cancellationToken.ThrowIfCancellationRequested();

        return new WordingData
        {
            Catalog = head.Catalog,
            Change = head.Change,
            Made = head.Made,
            Strings = [.. _strings.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
            ReportIds = [.. order.Select(report => _reports[report].Id)],
            ReportAgency = [.. order.Select(report => _reports[report].Agency)],
            ReportAgencyName = [.. order.Select(report => _reports[report].AgencyName)],
            ReportType = [.. order.Select(report => _reports[report].Type)],
            ReportLevel = [.. order.Select(report => _reports[report].Level)],
            ReportPlace = [.. order.SelectMany(report => _reports[report].Place)],
            ReportRegion = [.. order.Select(report => _reports[report].Region)],
            ReportYear = [.. order.Select(report => _reports[report].Year)],
            ReportVersion = [.. order.Select(report => _reports[report].Version)],
            ReportSentences = [.. order.Select(report => sentences.All[report])],
            ReportShared = [.. order.Select(report => sentences.Shared[report])],
            ReportRepeated = [.. order.Select(report => sentences.Repeated[report])],
            SentenceKey = sentences.Keys,
            SentenceAgencies = sentences.Agencies,
            ClusterMembers = Starts(keys.Select(key => key.Cluster), clusters.Length),
            ClusterVariants = Starts(variants.Select(node => clusterOf[group[node]]), clusters.Length),
            VariantKey = [.. variants.Select(node => nodes[node].Key)],
            VariantCluster = [.. variants.Select(node => clusterOf[group[node]])],
            VariantUses = [.. variants.Select(node => nodes[node].Uses)],
            VariantMember = [.. variants.Select(node => placeOf[nodes[node].Member])],
            VariantText = WriteTexts(directory, name, variants, cancellationToken),
            MemberReport = [.. members.Select(member => rank[_members[member].Report])],
            MemberVariant = [.. members.Select(member => variantOf[_members[member].Node])],
            MemberSection = [.. members.Select(member => _members[member].Section)],
            MemberItem = [.. members.Select(member => _members[member].Item)],
            MemberKind = [.. members.Select(member => _members[member].Kind)],
            MemberRole = [.. members.Select(member => _members[member].Role)],
        };
    }

    /// <summary>Removes the spilled texts.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _spill.Dispose();
    }

    /// <summary>For each node the node that represents it. Offered in an order that depends on the wordings alone: most used first.</summary>
    private int[] Groups(Action pause, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, _known.Count).OrderByDescending(node => _known[node].Uses).ThenBy(node => _known[node].Key)];
        LikenessGroups groups = new(Threshold);
        int[] group = new int[order.Length];
        _writer.Flush();
        for (int i = 0; i < order.Length; i++)
        {
            if (i % 1000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pause();
            }

            string normal = Read(order[i]).Normal;
            group[order[i]] = order[groups.Place(i, Shingles.Of(normal), other => !AnotherSubject.Between(normal, Read(order[other]).Normal))];
        }

        return group;
    }

    /// <summary>Reports by region, agency, year and id; and each report's position in that order.</summary>
    private (int[] Order, int[] Rank) ReportOrder()
    {
        string[] strings = [.. _strings.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
        Settle(strings);
        int[] order = [.. Enumerable.Range(0, _reports.Count)];
        Array.Sort(order, (left, right) =>
        {
            (ReportLine a, ReportLine b) = (_reports[left], _reports[right]);
            int by = string.CompareOrdinal(a.Region < 0 ? "" : strings[a.Region], b.Region < 0 ? "" : strings[b.Region]);
            if (by == 0) by = string.CompareOrdinal(strings[a.Agency], strings[b.Agency]);
            if (by == 0) by = a.Year.CompareTo(b.Year);
            return by != 0 ? by : string.CompareOrdinal(a.Id, b.Id);
        });
        int[] rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        return (order, rank);
    }

    /// <summary>Gives all reports of an agency one region, the first of theirs: an agency counts once, wherever its reports place it.</summary>
    private void Settle(string[] strings)
    {
        Dictionary<int, int> home = [];
        foreach (ReportLine line in _reports)
        {
            if (line.Region < 0) continue;
            if (!home.TryGetValue(line.Agency, out int region) || string.CompareOrdinal(strings[line.Region], strings[region]) < 0) home[line.Agency] = line.Region;
        }

        for (int i = 0; i < _reports.Count; i++)
            if (home.TryGetValue(_reports[i].Agency, out int region)) _reports[i] = _reports[i] with { Region = region };
    }

    private long[] WriteTexts(string directory, string name, int[] variants, CancellationToken cancellationToken)
    {
        long[] starts = new long[variants.Length + 1];
        using FileStream texts = new(WordingFile.Texts(directory, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        using FileStream folded = new(WordingFile.Folded(directory, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        for (int i = 0; i < variants.Length; i++)
        {
            if (i % 1000 == 0) cancellationToken.ThrowIfCancellationRequested();
            starts[i] = texts.Position;
            string text = Read(variants[i]).Text.ReplaceLineEndings(" ");
            texts.Write(Encoding.UTF8.GetBytes(text));
            texts.WriteByte((byte)'\n');
            folded.Write(Encoding.UTF8.GetBytes(Text.Folding.Fold(text)));
            folded.WriteByte((byte)'\n');
        }

        starts[^1] = texts.Position;
        texts.Flush(flushToDisk: true);
        folded.Flush(flushToDisk: true);
        return starts;
    }

    private static int[] Starts(IEnumerable<int> ascending, int groups)
    {
        int[] starts = new int[groups + 1];
        foreach (int group in ascending) starts[group + 1]++;
        for (int i = 0; i < groups; i++) starts[i + 1] += starts[i];
        return starts;
    }

    private long Spilled(string text, string normal)
    {
        long at = _spill.Position;
        _writer.Write(text);
        _writer.Write(normal);
        return at;
    }

    private (string Text, string Normal) Read(int node)
    {
        _spill.Position = _known[node].Text;
        using BinaryReader reader = new(_spill, Encoding.UTF8, leaveOpen: true);
        return (reader.ReadString(), reader.ReadString());
    }

    // Of equal wordings the text of the least report id is shown, whenever it came.
    private bool Before(int report, PlacedPassage passage, Member other)
    {
        int by = string.CompareOrdinal(_reports[report].Id, _reports[other.Report].Id);
        if (by == 0) by = ((passage.Section.N << 16) | passage.Item.Number) - ((other.Section << 16) | other.Item);
        return by < 0;
    }

    private ReportLine LineOf(StoredReport stored)
    {
        ReportRecord record = stored.Record;
        IReadOnlyList<RegionNode> path = RegionNode.PathOf(record.Region);
        string? At(string level) => path.FirstOrDefault(node => node.Level == level)?.Code;
        return new ReportLine(
            stored.Id,
            StringOf(record.Agency.Id),
            StringOf(record.Agency.Name),
            StringOf(record.Agency.Type),
            StringOf(record.Agency.Level),
            [StringOf(At("province")), StringOf(At("city")), StringOf(At("county")), StringOf(path.Count == 0 ? null : path[^1].FullName)],
            StringOf(RegionNode.ValueOf(record.Region)),
            (ushort)(record.Year is int year and > 0 and < ushort.MaxValue ? year : 0),
            stored.Version);
    }

    private int StringOf(string? text)
    {
        if (text is not { Length: > 0 }) return -1;
        if (_strings.TryGetValue(text, out int known)) return known;
        return _strings[text] = _strings.Count;
    }

    private sealed record ReportLine(string Id, int Agency, int AgencyName, int Type, int Level, int[] Place, int Region, ushort Year, int Version);

    private readonly record struct Node(ulong Key, int Uses, int Member, long Text);

    private readonly record struct Member(int Report, int Node, ushort Section, ushort Item, byte Kind, byte Role);
}
