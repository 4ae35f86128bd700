using GovReportArchive.Search.Lucene.Layout;

namespace GovReportArchive.Search.Lucene.Tests.Segments;

public sealed class NumberBlobTests
{
    [Fact]
    public void Every_number_that_is_written_is_read_and_no_other()
    {
        double[] some = [0, -0.0, 1, 254, 255, 256, 2.5, -1, 1e300, double.Epsilon, int.MaxValue, 4_294_967_296];
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            int columns = random.Next(1, 300);
            Dictionary<int, double> numbers = [];
            for (int i = random.Next(columns); i > 0; i--) numbers[random.Next(columns)] = random.Next(2) == 0 ? random.Next(300) : some[random.Next(some.Length)];
            byte[] blob = NumberBlob.Write(numbers.Select(number => (number.Key, number.Value)), columns);
            for (int column = 0; column < columns; column++)
            {
                double read = NumberBlob.Read(blob, column, columns), expected = numbers.GetValueOrDefault(column, double.NaN);
                Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(read), $"seed {seed}, column {column}: {read}, not {expected}");
            }
        }
    }
}
