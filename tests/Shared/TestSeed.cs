using System.Globalization;

namespace GovReportArchive.Tests;

/// <summary>The seed of tests that choose at random: the same in every run, unless the environment names another one.</summary>
internal static class TestSeed
{
    /// <summary>GOVREPORT_TEST_SEED, else 20260101.</summary>
    public static int Value { get; } = int.TryParse(Environment.GetEnvironmentVariable("GOVREPORT_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed) ? seed : 20260101;
}
