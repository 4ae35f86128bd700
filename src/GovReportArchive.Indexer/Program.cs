using System.Text;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Indexer;

if (PdfReaderMode.Ran(args)) return Cli.Well;
UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
Console.OutputEncoding = utf8;
Console.InputEncoding = utf8;
using Terminal terminal = Terminal.OfProcess();
return await Cli.RunAsync(args, terminal);
