namespace GovReportArchive.Extraction.Pdf;

/// <summary>A program that brings its own runtime along has no other to start for reading PDFs: it is started again itself, with one argument.</summary>
public static class PdfReaderMode
{
    internal const string Argument = "--read-pdfs";

    /// <summary>Reads PDFs for the process that started this one, where it was started for that.</summary>
    /// <returns>True once there is no more to read; false where the process was started for anything else.</returns>
    public static bool Ran(string[] args)
    {
        if (args is not [Argument]) return false;
        PdfReader.Program.Main();
        return true;
    }
}
