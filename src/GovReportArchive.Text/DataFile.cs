using System.Reflection;

namespace GovReportArchive.Text;

/// <summary>Tables that lie beside the code as text and are part of an assembly.</summary>
public static class DataFile
{
    /// <summary>The rows of a table, in its order: a row is a line, cut at tabs. Empty lines and those that begin with # are none.</summary>
    /// <param name="assembly">The assembly that the table is a part of.</param>
    /// <param name="name">The table's logical name.</param>
    /// <exception cref="InvalidOperationException">The assembly was built without the table.</exception>
    public static IEnumerable<string[]> Rows(Assembly assembly, string name) =>
        Read(assembly, name).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    /// <summary>The whole file.</summary>
    /// <param name="assembly">The assembly that the file is a part of.</param>
    /// <param name="name">The file's logical name.</param>
    /// <exception cref="InvalidOperationException">The assembly was built without the file.</exception>
    public static string Read(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} lacks its data file {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
