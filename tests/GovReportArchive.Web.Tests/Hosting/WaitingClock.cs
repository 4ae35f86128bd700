using System.Threading.Channels;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>A clock that only the test moves, and whose waits end when told to.</summary>
internal sealed class WaitingClock : TimeProvider
{
    private readonly Channel<Wait> _waits = Channel.CreateUnbounded<Wait>();

    public DateTimeOffset Now { get; set; } = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The next wait that begins.</summary>
    public async Task<Wait> NextAsync() => await _waits.Reader.ReadAsync();

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Wait wait = new(callback, state, dueTime);
        _waits.Writer.TryWrite(wait);
        return wait;
    }
}

/// <summary>A wait that has begun.</summary>
internal sealed class Wait(TimerCallback callback, object? state, TimeSpan time) : ITimer
{
    public TimeSpan Time => time;

    public void End() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
