using System.Globalization;
using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>Checks one value of a parameter by the parameter's kind.</summary>
internal static class ParameterChecks
{
    /// <summary>Returns where the value is of its kind or blank (a blank value is an absent one, as forms send it).</summary>
    /// <exception cref="QueryParameterException">It is not; the message says what is allowed.</exception>
    public static void Check(ApiParameter parameter, string value)
    {
        if (value.Length > ApiParameter.LongestText)
            throw Bad(parameter, $"长度 {value.Length} 超过上限 {ApiParameter.LongestText} 个字符");
        string text = value.Trim();
        if (text.Length == 0) return;
        switch (parameter.Kind)
        {
            case ParameterKind.RegionCode when text.Any(char.IsAscii) && !(text.Length is (6 or 9) && text.All(char.IsAsciiDigit)):
                throw Bad(parameter, $"“{text}”不是六位或九位数字的区划代码（没有代码的地方用其名称），例如 {parameter.Example}");
            case ParameterKind.Choice or ParameterKind.Flag when !parameter.Allowed.Contains(text, StringComparer.Ordinal):
                throw NotAllowed(parameter, text);
            case ParameterKind.Choices when text.Split(',').Select(part => part.Trim())
                    .FirstOrDefault(part => part.Length > 0 && !parameter.Allowed.Contains(part, StringComparer.Ordinal)) is { } stranger:
                throw NotAllowed(parameter, stranger);
            case ParameterKind.WholeNumber when !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                    || number < parameter.Minimum || number > parameter.Maximum:
                throw Bad(parameter, $"“{text}”不是{Range(parameter)}的整数");
        }
    }

    private static string Range(ApiParameter parameter) => parameter.Maximum >= int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"不小于 {parameter.Minimum} ")
        : string.Create(CultureInfo.InvariantCulture, $" {parameter.Minimum} 至 {parameter.Maximum} ");

    private static QueryParameterException NotAllowed(ApiParameter parameter, string value) =>
        new(parameter.Name, $"参数 {parameter.Name} 的值“{value}”不可用。可用的值：{string.Join("、", parameter.Allowed)}。", parameter.Allowed);

    private static QueryParameterException Bad(ApiParameter parameter, string what) =>
        new(parameter.Name, $"参数 {parameter.Name} 的值不可用：{what}。", parameter.Allowed);
}
