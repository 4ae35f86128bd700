using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;
using GovReportArchive.Text;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Makes the store of wordings from reports, one after the other, in any order: what comes out is the same.</summary>
/// <remarks>Memory grows by some two hundred bytes a report and sixteen bytes a distinct wording, whatever the number of items; all else is in sorted
/// temporary files beside the store, which are gone after disposal. Not thread-safe.</remarks>
internal sealed class WordingBuilder : IDisposable
{
    private const int Remembered = 1 << 20;
    private static readonly string[] Kinds = [.. SectionKinds.All.Select(section => section.Kind)];
    private static readonly int Preamble = Array.IndexOf(Kinds, "preamble");

    private readonly string _directory;
    private readonly string _name;
    private readonly string _temporary;
    private readonly BuildPace _pace;
    private readonly ReportTable _reports = new();
    private readonly SentenceTally _sentences;
    private readonly SpilledSort<Occurrence> _occurrences;
    private readonly SpilledTexts _texts;

    // The latest wordings, each at the place that its key says, with the best rank whose text was spilled.
    private readonly (ulong Key, ulong Rank)[] _spilled = new (ulong, ulong)[Remembered];
    private readonly List<IDisposable> _columns = [];

    /// <summary>Begins with nothing.</summary>
    /// <param name="directory">Where the store lives.</param>
    /// <param name="name">Name of the new store.</param>
    /// <param name="pace">Called at each step.</param>
    public WordingBuilder(string directory, string name, BuildPace pace)
    {
        (_directory, _name, _pace, _temporary) = (directory, name, pace, Path.Combine(directory, name));
        _sentences = new SentenceTally(_temporary);
        _occurrences = new SpilledSort<Occurrence>(_temporary + ".occurrences", 2 * SpilledSort<Occurrence>.Held);
        _texts = new SpilledTexts(_temporary + ".spilled");
    }

    /// <summary>Reports taken in.</summary>
    public int Reports => _reports.Count;

    /// <summary>Items taken in.</summary>
    public long Items { get; private set; }

    /// <summary>Distinct wordings, word for word; known after writing.</summary>
    public int Distinct { get; private set; }

    /// <summary>Takes a report in; each report once.</summary>
    public void Add(StoredReport stored)
    {
        ReportRecord record = stored.Record;
        int report = _reports.Add(stored);
        int agency = _reports.AgencyOf(report);
        ulong year = (ulong)_reports.YearOf(report) << 48, place = Shingles.Fingerprint(stored.Id);
        foreach (KeyedSentence sentence in WordingLines.Sentences(record))
            if (sentence.Formula is null) _sentences.Add(sentence.Key, agency, report);
        foreach ((PlacedPassage passage, string normal) in WordingLines.Items(record))
        {
            _pace.Step();
            (ushort section, ushort item) = ((ushort)passage.Section.N, (ushort)passage.Item.Number);
            // First use first; within a year by a number that every order of arrival gives, and in which each new best is rare.
            ulong key = Shingles.Fingerprint(normal), rank = year | (((place * 31) + ((uint)section << 16 | item)) * 0x9E3779B97F4A7C15 >> 16);
            ref (ulong Key, ulong Rank) known = ref _spilled[key % Remembered];
            long text = -1;
            if (known.Key != key || rank < known.Rank)
            {
                text = _texts.Add(passage.Text, normal);
                known = (key, rank);
            }

            _occurrences.Add(new Occurrence(key, rank, text, report, section, item, (byte)Math.Max(0, Array.IndexOf(Kinds, passage.Section.Kind)), (byte)passage.Item.Role));
            Items++;
        }
    }

    /// <summary>Groups what was taken in, and writes texts into the directory under the name; nothing is current yet.</summary>
    /// <param name="head">Catalog, change and time of making.</param>
    /// <returns>The store's columns, to be used until disposal.</returns>
    public WordingData Write(WordingData head)
    {
        Column<DistinctWording> wordings = ByUse();
        Distinct = wordings.Length;
        int[] group = new LikenessGroups(_temporary, wording => _texts.Normal(wordings[wording].Text), _pace).Of(wordings.Length);
        int[] order = _reports.Order();
        WordingData data = _reports.Data(head, order, _sentences.Count(order.Length, _pace));
        (data, int[] variantOf) = Variants(data, wordings, group);
        int[] rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        return Members(data, variantOf, rank);
    }

    /// <summary>Removes all temporary files.</summary>
    public void Dispose()
    {
        _sentences.Dispose();
        _occurrences.Dispose();
        _texts.Dispose();
        foreach (IDisposable column in _columns) column.Dispose();
    }

    /// <summary>The distinct wordings, the most used first.</summary>
    private Column<DistinctWording> ByUse()
    {
        using SpilledSort<DistinctWording> byUse = new(_temporary + ".by-use");
        DistinctWording current = default;
        int number = 0;
        foreach (Occurrence occurrence in _occurrences.Ascending())
        {
            _pace.Step();
            if (current.Uses > 0 && current.Key == occurrence.Key)
            {
                current = current with { Uses = current.Uses + 1 };
                continue;
            }

            if (current.Uses > 0) byUse.Add(current);
            current = new DistinctWording(occurrence.Key, occurrence.Text, 1, number++);
        }

        if (current.Uses > 0) byUse.Add(current);
        SpilledColumn<DistinctWording> wordings = Column<DistinctWording>("wordings");
        foreach (DistinctWording wording in byUse.Ascending()) wordings.Add(wording);
        return wordings.Read();
    }

    /// <summary>Groups of what stands at least twice, the most used first, with their variants, the representative first; and for each distinct
    /// wording, in the order of keys, its variant or -1.</summary>
    private (WordingData Data, int[] VariantOf) Variants(WordingData data, Column<DistinctWording> wordings, int[] group)
    {
        int[] uses = new int[group.Length];
        for (int wording = 0; wording < group.Length; wording++) uses[group[wording]] += wordings[wording].Uses;
        using SpilledSort<SizedGroup> groups = new(_temporary + ".groups");
        for (int wording = 0; wording < group.Length; wording++)
            if (uses[wording] > 1) groups.Add(new SizedGroup(wordings[wording].Key, uses[wording], wording));
        int[] numberOf = uses;
        Array.Fill(numberOf, -1);
        int number = 0;
        foreach (SizedGroup sized in groups.Ascending()) numberOf[sized.Representative] = number++;
        using SpilledSort<GroupedWording> variants = new(_temporary + ".variants");
        for (int wording = 0; wording < group.Length; wording++)
            if (numberOf[group[wording]] is >= 0 and var found) variants.Add(new GroupedWording(found, wording));

        int[] variantOf = new int[group.Length];
        Array.Fill(variantOf, -1);
        SpilledColumn<int> starts = Column<int>("group-variants"), clusters = Column<int>("variant-groups"), used = Column<int>("variant-uses");
        SpilledColumn<ulong> keys = Column<ulong>("variant-keys");
        SpilledColumn<long> texts = Column<long>("variant-texts");
        SpilledColumn<byte> formulas = Column<byte>("group-words");
        using FileStream written = new(WordingFile.Texts(_directory, _name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        using FileStream folded = new(WordingFile.Folded(_directory, _name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        foreach (GroupedWording variant in variants.Ascending())
        {
            _pace.Step();
            DistinctWording wording = wordings[variant.Wording];
            bool represents = variant.Group == starts.Count;
            if (represents) starts.Add(keys.Count);
            variantOf[wording.Number] = keys.Count;
            keys.Add(wording.Key);
            clusters.Add(variant.Group);
            used.Add(wording.Uses);
            texts.Add(written.Position);
            string text = _texts.Text(wording.Text);
            if (represents) formulas.Add(Formulas.NumberOf(Formulas.Of(null, text)));
            written.Write(Encoding.UTF8.GetBytes(text));
            folded.Write(Encoding.UTF8.GetBytes(Folding.Fold(text.ReplaceLineEndings(" "))));
            folded.WriteByte((byte)'\n');
        }

        starts.Add(keys.Count);
        texts.Add(written.Position);
        written.Flush(flushToDisk: true);
        folded.Flush(flushToDisk: true);
        return (data with
        {
            ClusterVariants = starts.Read(),
            ClusterFormula = formulas.Read(),
            VariantKey = keys.Read(),
            VariantCluster = clusters.Read(),
            VariantUses = used.Read(),
            VariantText = texts.Read(),
        }, variantOf);
    }

    /// <summary>The items of the groups, by group, report and place.</summary>
    private WordingData Members(WordingData data, int[] variantOf, int[] rank)
    {
        using SpilledSort<GroupedItem> items = new(_temporary + ".items");
        int number = -1;
        ulong current = 0;
        foreach (Occurrence occurrence in _occurrences.Ascending())
        {
            _pace.Step();
            bool first = number < 0 || occurrence.Key != current;
            if (first) (number, current) = (number + 1, occurrence.Key);
            if (variantOf[number] is not (>= 0 and var variant)) continue;
            items.Add(new GroupedItem(
                data.VariantCluster[variant], rank[occurrence.Report], variant, occurrence.Section, occurrence.Item, occurrence.Kind, occurrence.Role, first ? (byte)1 : (byte)0));
        }

        int[] shown = new int[data.VariantKey.Length];
        SpilledColumn<int> starts = Column<int>("group-members"), reports = Column<int>("member-reports"), variants = Column<int>("member-variants");
        SpilledColumn<ushort> sections = Column<ushort>("member-sections"), numbers = Column<ushort>("member-items");
        SpilledColumn<byte> kinds = Column<byte>("member-kinds"), roles = Column<byte>("member-roles"), formulas = Column<byte>("group-formulas");
        bool preamble = true;
        foreach (GroupedItem item in items.Ascending())
        {
            _pace.Step();
            if (item.Group == starts.Count)
            {
                if (starts.Count > 0) formulas.Add(FormulaOf(data, starts.Count - 1, preamble));
                starts.Add(reports.Count);
                preamble = true;
            }

            preamble &= item.Kind == Preamble;
            if (item.Shown != 0) shown[item.Variant] = reports.Count;
            reports.Add(item.Report);
            variants.Add(item.Variant);
            sections.Add(item.Section);
            numbers.Add(item.Item);
            kinds.Add(item.Kind);
            roles.Add(item.Role);
        }

        if (starts.Count > 0) formulas.Add(FormulaOf(data, starts.Count - 1, preamble));
        starts.Add(reports.Count);
        return data with
        {
            ClusterMembers = starts.Read(),
            ClusterFormula = formulas.Read(),
            VariantMember = shown,
            MemberReport = reports.Read(),
            MemberVariant = variants.Read(),
            MemberSection = sections.Read(),
            MemberItem = numbers.Read(),
            MemberKind = kinds.Read(),
            MemberRole = roles.Read(),
        };
    }

    // What its words do not show, its place may: the lead-in of reports is a formula as a whole.
    private static byte FormulaOf(WordingData data, int cluster, bool preamble) => data.ClusterFormula[cluster] is > 0 and var formula ? formula : preamble ? Formulas.NumberOf("preamble") : (byte)0;

    private SpilledColumn<T> Column<T>(string name)
        where T : unmanaged
    {
        SpilledColumn<T> column = new(FormattableString.Invariant($"{_temporary}.{name}"));
        _columns.Add(column);
        return column;
    }
}
