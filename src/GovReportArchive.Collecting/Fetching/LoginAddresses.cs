using System.Collections.Frozen;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Which addresses are those of a login, as far as their spelling tells. The words are rows of logins.tsv.</summary>
internal static class LoginAddresses
{
    private static readonly FrozenSet<(string Where, string Word)> Words = Read().ToFrozenSet();

    /// <summary>Whether an address is that of a login.</summary>
    public static bool Hold(Uri address) =>
        Words.Contains(("host", address.IdnHost.Split('.')[0].ToLowerInvariant()))
        || address.AbsolutePath.Split('/').Any(part => Words.Contains(("path", part.Split('.', ';')[0].ToLowerInvariant())));

    private static IEnumerable<(string Where, string Word)> Read()
    {
        using Stream stream = typeof(LoginAddresses).Assembly.GetManifestResourceStream("logins.tsv") ?? throw new InvalidOperationException("The program lacks its table of logins.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var where, var word]) yield return (where, word);
    }
}
