using System.Globalization;
using System.Text;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Tests;

/// <summary>A schema with every kind of field and column, and documents of it made at random.</summary>
internal static class Sample
{
    private static readonly string[] Small = ["政", "府", "信", "息", "公", "开", "a", "b", "1", "2", " ", "，", "𠮷", "（", "É"];
    private static readonly string[] Phrases =
    [
        "政府信息公开", "解读形式单一", "依申请公开", "门户网站", "2023年", "条例", "群众", "不够", "主动公开", "云溪区", "退役军人事务局", "，", "。", "“", "”", "Web", "12345", "的", "及时", "更新", " ", "　", "\ud842",
    ];

    public static IndexSchema Schema { get; } = new("sample/1",
    [
        new TextField("title", 3, "标题"),
        new TextField("overall", 1, "总体"),
        new TextField("problems", 1, "问题"),
    ],
    [
        new Column("year", ColumnKind.Keyword, "年份"),
        new Column("region", ColumnKind.Keyword, "地区"),
        new Column("report", ColumnKind.Keyword),
        new Column("ledger", ColumnKind.Keyword, "账") { Updatable = ["bad", "good", "mixed"] },
        new Column("verdict", ColumnKind.Keyword) { Updatable = ["no", "yes"] },
        new Column("total", ColumnKind.Number, "新收申请"),
        new Column("amount", ColumnKind.Number),
        new Column("shared", ColumnKind.Number) { SharedBy = "report" },
        new Column("note", ColumnKind.Stored),
    ]);

    public static LuceneIndex Index(Place place, LuceneSettings? settings = null) => new(place.Directory, Schema, settings);

    public static ParsedQuery Query(string? text) => ParsedQuery.Parse(text, Schema);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A document of one unit.</summary>
    public static IndexDocument Document(string id, string text, string year = "2023", double? total = null) => new()
    {
        Id = id,
        Units = [("overall", text)],
        Keywords = [("year", year)],
        Numbers = total is { } value ? [("total", value)] : [],
    };

    /// <summary>Random text of some symbols.</summary>
    public static string Text(Random random, int symbols, bool small = false)
    {
        StringBuilder text = new();
        string[] alphabet = small ? Small : Phrases;
        for (int i = 0; i < symbols; i++) text.Append(alphabet[random.Next(alphabet.Length)]);
        return text.ToString();
    }

    /// <summary>The documents of a group, one to three, with anything in them.</summary>
    public static List<IndexDocument> Group(Random random, string group, bool small = false)
    {
        List<IndexDocument> documents = [];
        for (int i = random.Next(1, 4); i > 0; i--) documents.Add(Any(random, group, group + "-" + Number(i), small));
        if (random.Next(3) > 0)
        {
            int carrier = random.Next(documents.Count);
            documents[carrier] = documents[carrier] with { Numbers = [.. documents[carrier].Numbers, ("shared", random.Next(0, 300))] };
        }

        return documents;
    }

    private static IndexDocument Any(Random random, string group, string id, bool small)
    {
        string[] fields = ["title", "overall", "problems"];
        List<(string, double)> numbers = [];
        if (random.Next(3) > 0) numbers.Add(("total", random.Next(10) == 0 ? 2.5 : random.Next(0, 12)));
        if (random.Next(4) == 0) numbers.Add(("amount", random.Next(-5, 100_000)));
        return new IndexDocument
        {
            Id = id,
            Units = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => (fields[random.Next(3)], Text(random, random.Next(0, 14), small)))],
            Keywords =
            [
                ("report", group),
                .. random.Next(5) == 0 ? Array.Empty<(string, string)>() : [("year", Number(random.Next(2020, 2025)))],
                .. Enumerable.Range(0, random.Next(0, 4)).Select(_ => ("region", "23" + Number(random.Next(7)))),
                .. random.Next(2) == 0 ? Array.Empty<(string, string)>() : [("ledger", random.Next(2) == 0 ? "bad" : "mixed")],
            ],
            Numbers = numbers,
            Stored = random.Next(2) == 0 ? [] : [("note", "原文" + id)],
        };
    }

    /// <summary>Changes an index at random: groups put, put again, taken out, columns updated, and a commit after each round.</summary>
    public static void Change(ISearchWriter writer, Random random, int rounds, int perRound, int groups, bool small = false)
    {
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < perRound; i++)
            {
                string group = "g" + Number(random.Next(groups));
                switch (random.Next(8))
                {
                    case 0: writer.Replace(group, []); break;
                    case 1: writer.Update(group, "ledger", random.Next(3) switch { 0 => null, 1 => "good", _ => "bad" }); break;
                    default: writer.Replace(group, Group(random, group, small)); break;
                }
            }

            writer.Commit(new CommitPoint(writer.Applied.Change + 1));
        }
    }
}
