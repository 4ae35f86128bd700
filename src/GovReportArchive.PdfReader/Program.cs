namespace GovReportArchive.PdfReader;

/// <summary>Reads PDFs for another process: each comes by the standard input, its pages go out by the standard output.</summary>
/// <remarks>
/// The format is rich and a hostile file can send any reader of it round in circles, down the stack or through the memory, none of which a process survives.
/// Hence this process, which its owner may end at any time. It ends by itself when its input ends, or when nothing was asked for a while.
/// </remarks>
internal static class Program
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(60);

    public static void Main()
    {
        using Stream input = Console.OpenStandardInput();
        using Stream output = Console.OpenStandardOutput();
        using Timer idle = new(_ => Environment.Exit(0), null, LongestIdle, Timeout.InfiniteTimeSpan);
        while (PdfRequest.Read(input) is PdfRequest request)
        {
            idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            PdfPages.Read(request).Write(output);
            idle.Change(LongestIdle, Timeout.InfiniteTimeSpan);
        }
    }
}
