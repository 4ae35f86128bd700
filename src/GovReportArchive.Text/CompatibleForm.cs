using System.Text;

namespace GovReportArchive.Text;

/// <summary>Texts with full-width letters, digits and signs in their usual form, case kept.</summary>
public static class CompatibleForm
{
    /// <summary>The text in Unicode's form KC; as it is where it holds what normalisation refuses: half of a surrogate pair, or U+FFFE.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
