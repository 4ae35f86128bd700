using System.Text;

namespace GovReportArchive.Text;

/// <summary>Whether the process can fold text at all.</summary>
public static class TextEnvironment
{
    /// <summary>Checks that Unicode normalisation works in this process; call it at start, before anything is indexed or searched.</summary>
    /// <remarks>With globalization switched off, .NET leaves full-width digits, ligatures and the like as they are without saying so. An index
    /// built that way would miss what a correct one finds, so folding refuses as well when this check fails.</remarks>
    /// <exception cref="PlatformNotSupportedException">Normalisation does nothing here; the message says which setting to change.</exception>
    public static void Verify() => Verify(static text => text.Normalize(NormalizationForm.FormKC));

    internal static void Verify(Func<string, string> normalize)
    {
        string folded = normalize("１");
        if (folded == "1") return;
        throw new PlatformNotSupportedException(
            $"Text cannot be folded: Unicode normalisation turned the full-width digit １ into '{folded}' instead of '1'. "
            + "The process runs without globalization data. Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT (or set it to 0), remove "
            + "InvariantGlobalization from the configuration, and install ICU (Debian: libicu72, Alpine: icu-libs icu-data-full).");
    }
}
