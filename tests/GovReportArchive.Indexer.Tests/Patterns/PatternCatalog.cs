using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Drafts;
using GovReportArchive.Extraction;
using GovReportArchive.Publishing.Workbooks;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Search.Querying;
using GovReportArchive.Subscriptions;
using GovReportArchive.Text;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Indexer.Tests.Patterns;

/// <summary>All patterns that the code holds: those that are generated, those in static fields, however deep, and those of the reader's rules.</summary>
internal static class PatternCatalog
{
    private const BindingFlags Own = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const int Deepest = 6;

    /// <summary>The assemblies whose patterns are found.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Folding).Assembly, typeof(ReportReader).Assembly, typeof(FileExtractor).Assembly, typeof(QuerySyntaxException).Assembly, typeof(Holdings).Assembly,
        typeof(LedgerRules).Assembly, typeof(ReportSearch).Assembly, typeof(WordingSearch).Assembly, typeof(DraftCheck).Assembly, typeof(WorkbookWriter).Assembly, typeof(SubscriptionBook).Assembly, typeof(SourceList).Assembly,
    ];

    /// <summary>Each with the member that holds it.</summary>
    public static List<(string Name, Regex Pattern)> All()
    {
        List<(string, Regex)> found = [];
        foreach (Type type in Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => IsOurs(type) && !type.ContainsGenericParameters))
        {
            foreach (MethodInfo method in type.GetMethods(Own).Where(IsGenerated)) found.Add((type.Name + "." + method.Name, (Regex)method.Invoke(null, null)!));
            foreach (FieldInfo field in type.GetFields(Own).Where(field => field.IsStatic && !field.IsLiteral && MayHold(field.FieldType, 0)))
                Collect(field.GetValue(null), type.Name + "." + field.Name, found, 0);
        }

        return [.. found.DistinctBy(pattern => pattern.Item2, ReferenceEqualityComparer.Instance)];
    }

    public static bool IsGenerated(MethodInfo method) => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null;

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("GovReportArchive", StringComparison.Ordinal) == true;

    private static bool MayHold(Type type, int depth) => depth <= Deepest
        && (type == typeof(Regex)
            || (type.HasElementType && MayHold(type.GetElementType()!, depth + 1))
            || type.GetGenericArguments().Any(argument => MayHold(argument, depth + 1))
            || (IsOurs(type) && !type.IsEnum && type.GetFields(Own).Any(field => !field.IsStatic && MayHold(field.FieldType, depth + 1))));

    private static void Collect(object? held, string name, List<(string, Regex)> found, int depth)
    {
        if (held is null or string || depth > Deepest) return;
        if (held is Regex pattern)
        {
            found.Add((name, pattern));
        }
        else if (held is ReadingRule { Pattern.Length: > 0 } rule)
        {
            // Interpreted or compiled, a pattern looks at the same places.
            found.Add(($"{nameof(ReadingRule)}.{rule.Name}", ((Lazy<Regex>)typeof(ReadingRule).GetField("_compiled", Own)!.GetValue(rule)!).Value));
        }
        else if (held is IEnumerable several)
        {
            int number = 0;
            foreach (object? one in several) Collect(one, $"{name}[{number++}]", found, depth + 1);
        }
        else if (held is ITuple tuple)
        {
            for (int i = 0; i < tuple.Length; i++) Collect(tuple[i], name, found, depth + 1);
        }
        else
        {
            foreach (FieldInfo field in held.GetType().GetFields(Own).Where(field => !field.IsStatic && MayHold(field.FieldType, 0)))
                Collect(field.GetValue(held), name + "." + field.Name, found, depth + 1);
        }
    }
}
