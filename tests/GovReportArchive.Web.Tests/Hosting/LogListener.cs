using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Keeps everything that is logged, so that a test can show what is not.</summary>
internal sealed class LogListener : ILoggerProvider, ILogger
{
    /// <summary>Every message with its exception, in order.</summary>
    public ConcurrentQueue<string> Messages { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Messages.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
