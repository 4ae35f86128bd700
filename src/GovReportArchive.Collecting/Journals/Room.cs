using Dapper;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Collecting.Journals;

/// <summary>How many addresses of a source a run may still visit.</summary>
internal sealed class Room(long pages, long all, int mostPages)
{
    // Some twenty reports stand on a page of a column, with a page of their own and a file each.
    private const int AddressesToPage = 50;

    private long _pages = pages;
    private long _all = all;

    /// <summary>What is left of a source in a run.</summary>
    public static Room Of(SqliteConnection connection, long run, string source, int mostPages)
    {
        (long pages, long all) = connection.QuerySingle<(long, long)>("SELECT coalesce(sum(kind IN ('column', 'page')), 0), count(*) FROM address WHERE source = $source AND wanted = $run", new { source, run });
        return new Room(pages, all, mostPages);
    }

    /// <summary>Takes a place; where there is none, what is told of it.</summary>
    public Settlement? Take(AddressKind kind)
    {
        bool isPage = kind is AddressKind.Column or AddressKind.Page;
        long most = (long)mostPages * AddressesToPage;
        string? reached = isPage && _pages >= mostPages ? FormattableString.Invariant($"栏目页已达 {mostPages} 个") : _all >= most ? FormattableString.Invariant($"网址已达 {most} 个") : null;
        if (reached is not null) return new Settlement(VisitOutcome.Bounded) { Code = "collect.bounded", Detail = $"本来源的{reached}，其余未访问；确有更多的，请在来源表中加大 max-pages。" };
        _all++;
        if (isPage) _pages++;
        return null;
    }
}
