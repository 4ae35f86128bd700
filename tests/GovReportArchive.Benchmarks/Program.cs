using System.CommandLine;
using GovReportArchive.Benchmarks;
using GovReportArchive.Benchmarks.Stages;
using GovReportArchive.Benchmarks.Synthesis;
using GovReportArchive.Reports.Records;

string[] usual = ["records", "segmentation", "import", "queries", "http"], stages = [.. usual, "soak"];
Option<int> reports = new("--reports") { Description = "Number of records", DefaultValueFactory = _ => 20_000 };
Option<int> seed = new("--seed") { Description = "Equal seeds give equal records", DefaultValueFactory = _ => 1 };
Option<DirectoryInfo> work = new("--work") { Description = "Directory for what the run makes", Required = true };
Option<string[]> only = new("--stages") { Description = "Stages to run, of " + string.Join(", ", stages), DefaultValueFactory = _ => usual, AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong(stages);
Option<string[]> sides = new("--sides") { Description = "Sides to build, of " + string.Join(", ", ImportStage.Sides), DefaultValueFactory = _ => ImportStage.Sides, AllowMultipleArgumentsPerToken = true };
sides.AcceptOnlyFromAmong(ImportStage.Sides);
Option<int> repeat = new("--repeat") { Description = "Timed runs of each query", DefaultValueFactory = _ => 200 };
Option<int> rounds = new("--rounds") { Description = "Rounds from side to side that the timed runs are spread over", DefaultValueFactory = _ => 10 };
Option<int> seconds = new("--seconds") { Description = "Seconds of each load over HTTP", DefaultValueFactory = _ => 20 };
Option<int> minutes = new("--minutes") { Description = "Minutes of the stage soak", DefaultValueFactory = _ => 60 };
Option<int> rate = new("--rate") { Description = "Requests a second of the stage soak", DefaultValueFactory = _ => 20 };
RootCommand command = new("Measures this project beside plain Lucene.Net and SQLite FTS5 and prints the tables of BENCHMARKS.md.")
{
    reports, seed, work, only, sides, repeat, rounds, seconds, minutes, rate,
};
command.SetAction(parsed =>
{
    Workspace workspace = new(Directory.CreateDirectory(parsed.GetRequiredValue(work).FullName).FullName, parsed.GetValue(reports), parsed.GetValue(seed));
    HashSet<string> wanted = [.. parsed.GetRequiredValue(only)];
    if (wanted.Contains("records")) RecordsStage.Run(workspace);
    Tables tables = new(Console.Out, workspace);
    tables.Machine();
    if (wanted.Contains("segmentation")) tables.Segmentation(SegmentationStage.Run(workspace));
    if (wanted.Contains("import")) tables.Import(ImportStage.Run(workspace, parsed.GetRequiredValue(sides).ToHashSet(StringComparer.Ordinal)));
    if (wanted.Contains("queries"))
        tables.Queries(QueryStage.Run(workspace, parsed.GetValue(repeat), parsed.GetValue(rounds), Console.Error.WriteLine));
    if (wanted.Contains("http")) tables.Http(HttpStage.Run(workspace, parsed.GetValue(seconds)));
    if (wanted.Contains("soak")) tables.Soak(SoakStage.Run(workspace, TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(rate), Console.Error.WriteLine));
});
Argument<FileInfo> table = new("file") { Description = "Lines of label, one text, the other, tabs between them; the label same or anything else" };
Option<bool> each = new("--each") { Description = "Print each pair with its likeness, or each sentence with its time" };
Command pairs = new("pairs", "Judges the rule of wordings by labelled pairs.") { table, each };
pairs.SetAction(parsed => LabelledPairs.Print(parsed.GetRequiredValue(table).FullName, parsed.GetValue(each), Console.Out));
command.Subcommands.Add(pairs);
Argument<DirectoryInfo> built = new("work") { Description = "Directory of a run that did the stages records and import" };
Option<int> lookups = new("--repeat") { Description = "Timed lookups of each sentence", DefaultValueFactory = _ => 5 };
Command precedents = new("precedents", "Times finding the precedents of single sentences (sentences.tsv).") { built, lookups, each };
precedents.SetAction(parsed => PrecedentLookups.Print(
    new Workspace(parsed.GetRequiredValue(built).FullName, 0, 0), parsed.GetValue(lookups), parsed.GetValue(each), Console.Out));
command.Subcommands.Add(precedents);
Option<int> many = new("--reports") { Description = "Number of records", DefaultValueFactory = _ => 1000 };
Option<int> drawn = new("--seed") { Description = "Equal seeds give equal records", DefaultValueFactory = _ => 1 };
Command synth = new("synth", "Writes invented records to the standard output, one a line, for govreport import; their titles say that they are synthetic.") { many, drawn };
synth.SetAction(parsed =>
{
    using StreamWriter output = new(Console.OpenStandardOutput());
    foreach (ReportRecord record in new SyntheticReports(parsed.GetValue(drawn)).Generate(parsed.GetValue(many))) output.WriteLine(RecordJson.Serialize(record));
});
command.Subcommands.Add(synth);
// A failed run should say where.
return command.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
