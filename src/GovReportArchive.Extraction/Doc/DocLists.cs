using System.Globalization;
using System.Text;
using GovReportArchive.Extraction.Lists;

namespace GovReportArchive.Extraction.Doc;

/// <summary>Numbers paragraphs as the list tables of a binary Word document define it ([MS-DOC] 2.9.131 to 2.9.150).</summary>
internal sealed class DocLists
{
    private const int MostLists = 4096;

    /// <summary>Number formats by their code; what is not here is written in digits.</summary>
    private static readonly Dictionary<int, NumeralKind> Kinds = new()
    {
        [1] = NumeralKind.UpperRoman,
        [2] = NumeralKind.LowerRoman,
        [3] = NumeralKind.UpperLetter,
        [4] = NumeralKind.LowerLetter,
        [0x0A] = NumeralKind.ChineseDigits,
        [0x0B] = NumeralKind.ChineseCounting,
        [0x0E] = NumeralKind.FullWidth,
        [0x10] = NumeralKind.ChineseLegal,
        [0x11] = NumeralKind.ChineseDigits,
        [0x12] = NumeralKind.Circled,
        [0x13] = NumeralKind.FullWidth,
        [0x16] = NumeralKind.DecimalZero,
        [0x17] = NumeralKind.Bullet,
        [0x1A] = NumeralKind.WithFullStop,
        [0x1B] = NumeralKind.InParentheses,
        [0x1C] = NumeralKind.Circled,
        [0x1D] = NumeralKind.ChineseInParentheses,
        [0x1E] = NumeralKind.HeavenlyStems,
        [0x1F] = NumeralKind.EarthlyBranches,
        [0x21] = NumeralKind.ChineseCounting,
        [0x22] = NumeralKind.ChineseLegal,
        [0x23] = NumeralKind.ChineseCounting,
        [0x24] = NumeralKind.ChineseDigits,
        [0x25] = NumeralKind.ChineseCounting,
        [0x26] = NumeralKind.ChineseLegal,
        [0x27] = NumeralKind.ChineseCounting,
        [0xFF] = NumeralKind.None,
    };

    private readonly ListCounters _counters = new();
    private readonly byte[] _table;
    private readonly Dictionary<int, ListLevel[]> _lists = [];
    private readonly List<(int List, Dictionary<int, (int? Start, ListLevel? Level)> Changes)> _uses = [];
    private readonly HashSet<(int Use, int Level)> _restarted = [];

    public DocLists(DocFile file)
    {
        _table = file.Table;
        (uint at, uint length) = file.Place(73);
        if (length >= 2) ReadLists(at, length);
        (at, length) = file.Place(74);
        if (length >= 4) ReadUses(at);
    }

    /// <summary>The number of the next paragraph that uses the list; empty where there is none.</summary>
    /// <param name="use">1-based place in the table of uses, as properties of paragraphs name it.</param>
    /// <param name="level">From 0.</param>
    public string Next(int use, int level)
    {
        if (use < 1 || use > _uses.Count || level is < 0 or >= ListCounters.Levels) return "";
        (int list, Dictionary<int, (int? Start, ListLevel? Level)> changes) = _uses[use - 1];
        if (!_lists.TryGetValue(list, out ListLevel[]? levels)) return "";
        int? start = changes.TryGetValue(level, out (int? Start, ListLevel? Level) change) ? change.Start : null;
        if (start is not null && !_restarted.Add((use, level))) start = null;
        return _counters.Next(list, level, Find, start);

        ListLevel? Find(int index) => changes.GetValueOrDefault(index).Level ?? (index < levels.Length ? levels[index] : null);
    }

    private void ReadLists(uint at, uint length)
    {
        long position = (long)at + length;
        for (int i = 0; i < Math.Min((int)_table.U16(at), MostLists); i++)
        {
            long list = at + 2 + (28L * i);
            ListLevel[] levels = new ListLevel[(_table.U8(list + 26) & 1) != 0 ? 1 : ListCounters.Levels];
            for (int level = 0; level < levels.Length; level++) levels[level] = ReadLevel(ref position);
            _lists.TryAdd(_table.I32(list), levels);
        }
    }

    private void ReadUses(uint at)
    {
        int count = (int)Math.Min(_table.U32(at), MostLists);
        long position = at + 4 + (16L * count);
        for (int i = 0; i < count; i++)
        {
            long use = at + 4 + (16L * i);
            Dictionary<int, (int? Start, ListLevel? Level)> changes = [];
            position += 4;
            for (int change = 0; change < Math.Min((int)_table.U8(use + 12), ListCounters.Levels); change++)
            {
                uint flags = _table.U32(position + 4);
                int? start = (flags & 0x10) != 0 ? _table.I32(position) : null;
                position += 8;
                ListLevel? level = (flags & 0x20) != 0 ? ReadLevel(ref position) : null;
                changes[(int)(flags & 0xF)] = (start ?? (level is not null ? level.Start : null), level);
            }

            _uses.Add((_table.I32(use), changes));
        }
    }

    private ListLevel ReadLevel(ref long position)
    {
        int start = _table.I32(position);
        NumeralKind kind = Kinds.GetValueOrDefault(_table.U8(position + 4), NumeralKind.Decimal);
        int flags = _table.U8(position + 5);
        bool apart = _table.U8(position + 15) != 2;
        position += 28 + _table.U8(position + 24) + _table.U8(position + 25);
        int length = _table.U16(position);
        StringBuilder pattern = new();
        for (int i = 0; i < length && position + 2 + (2L * i) < _table.Length; i++)
        {
            char c = (char)_table.U16(position + 2 + (2L * i));
            if (c < ListCounters.Levels) pattern.Append(CultureInfo.InvariantCulture, $"%{c + 1}");
            else pattern.Append(c);
        }

        position += 2 + (2L * length);
        return new ListLevel(kind, start, pattern.ToString(), (flags & 4) != 0, (flags & 8) == 0, apart);
    }
}
