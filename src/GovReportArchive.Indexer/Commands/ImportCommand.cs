using System.CommandLine;
using System.IO.Compression;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Ingesting;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>import FILE.ndjson</c>: takes records in, a line each.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "每行一条记录的 NDJSON 文件，可以是 .gz；- 为标准输入" };
        Option<string?> by = ArchiveLocation.ByOption();
        Command command = new("import", """
            导入记录，每行一条。不合格的行按行号报告并跳过，其余照常导入。
            必填：title、agency.name、year、sections[].kind、sections[].text。

            例：
              govreport import records.ndjson
            """) { file, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetRequiredValue(file);
            using TextReader lines = path is "-" ? terminal.In : OpenText(path);
            string name = path is "-" ? "标准输入" : path;
            using OpenArchive archive = ArchiveLocation.OpenOrMake(parsed);
            archive.By(parsed.GetValue(by));
            IngestSummary summary;
            try
            {
                summary = await JobDisplay.RunAsync(terminal, "导入", progress => archive.Importer.ImportAsync(lines, name, progress, cancellationToken)).ConfigureAwait(false);
            }
            catch (InvalidDataException error)
            {
                throw new ArchiveException("import.compressed", $"{name} 的压缩数据已损坏；损坏之前的行可能已导入，换一份完好的文件再导入即可。", error);
            }

            await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return Outcomes.Tell(terminal, summary);
        });
        return command;
    }

    private static StreamReader OpenText(string path)
    {
        if (!File.Exists(path)) throw new ArchiveException("import.missing", $"没有文件 {path}。");
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) : new StreamReader(path);
    }
}
