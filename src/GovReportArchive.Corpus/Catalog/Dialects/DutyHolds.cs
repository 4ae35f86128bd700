using System.Data.Common;
using Npgsql;

namespace GovReportArchive.Corpus.Catalog.Dialects;

/// <summary>A lock of a session of its own.</summary>
internal sealed class PostgresDutyHold : IDutyHold
{
    private const int SecondsToAnswer = 5;

    // The server gives up a session whose machine is silent after these seconds, later than the holder has given up itself.
    private const string Take = """
        SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 25000;
        SELECT pg_try_advisory_lock(1196573043, hashtext($1)) AND NOT pg_is_in_recovery()
        """;

    private readonly NpgsqlConnection _session;

    private PostgresDutyHold(NpgsqlConnection session) => _session = session;

    /// <summary>Takes it; null where another has it, or the server is a standby, which has locks of its own.</summary>
    public static PostgresDutyHold? TryTake(NpgsqlConnection session, string archive)
    {
        PostgresDutyHold hold = new(session);
        try
        {
            string[] steps = Take.Split(';', StringSplitOptions.TrimEntries);
            foreach (string step in steps[..^1]) hold.Ask(step);
            if (hold.Ask(steps[^1], archive) is true) return hold;
        }
        catch
        {
            hold.Dispose();
            throw;
        }

        hold.Dispose();
        return null;
    }

    public bool IsAlive()
    {
        try
        {
            return Ask("SELECT NOT pg_is_in_recovery()") is true;
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            return false;
        }
    }

    // The connection goes back to those that are kept, which do not forget its locks before they are used again.
    public void Dispose()
    {
        try
        {
            Ask("SELECT pg_advisory_unlock_all()");
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // A session that is gone has no locks.
        }

        _session.Dispose();
    }

    private object? Ask(string sql, string? value = null)
    {
        // CA2100: constants of this class.
#pragma warning disable CA2100
        using NpgsqlCommand command = new(sql, _session) { CommandTimeout = SecondsToAnswer };
#pragma warning restore CA2100
        if (value is not null) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteScalar();
    }
}

/// <summary>A locked file beside the catalog.</summary>
internal sealed class FileDutyHold : IDutyHold
{
    private readonly FileStream _locked;

    private FileDutyHold(FileStream locked) => _locked = locked;

    /// <summary>Takes it; null where another process has it.</summary>
    public static FileDutyHold? TryTake(string path)
    {
        try
        {
            return new FileDutyHold(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The system takes a lock from nobody.
    public bool IsAlive() => true;

    public void Dispose() => _locked.Dispose();
}
