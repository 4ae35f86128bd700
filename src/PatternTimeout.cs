using System.Runtime.CompilerServices;

namespace GovReportArchive;

// Sets how long one match of a pattern may take, for every pattern of the assembly that this file is compiled into, and of the framework. Patterns read what
// strangers wrote, and none should come near this: it only keeps one that was thought to be linear and is not from holding a processor.
//
// Compiled into each project, since generated patterns read it when they are first used, in whichever program or test that is; a setting at the start of the
// programs would come too late for some, and an argument at each pattern would be forgotten. Its comments are no documentation, which would stand in several
// assemblies under one name, and the description of the interface is made of theirs.
internal static class PatternTimeout
{
    private const string Setting = "REGEX_DEFAULT_MATCH_TIMEOUT";

    // For patterns that are put together at run time.
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(2);

#pragma warning disable CA2255 // This is no library for others, and there is no later moment that comes before all patterns.
    [ModuleInitializer]
    internal static void Set()
    {
        if (AppContext.GetData(Setting) is null) AppContext.SetData(Setting, Longest);
    }
#pragma warning restore CA2255
}
