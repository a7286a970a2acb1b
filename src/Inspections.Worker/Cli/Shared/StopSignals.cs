using System.Runtime.InteropServices;

namespace Inspections.Worker.Cli.Shared;

/// <summary>Remembers that the process was asked to stop, from the first moment on: the host listens only once it is built.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenSource _asked = new();

    public StopSignals() => _signals = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(s => PosixSignalRegistration.Create(s, Remember))];

    /// <summary>True once it was asked.</summary>
    public bool Asked => _asked.IsCancellationRequested;

    /// <summary>Cancelled when it is asked.</summary>
    public CancellationToken Token => _asked.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, s => s.Dispose());
        _asked.Dispose();
    }

    private void Remember(PosixSignalContext context)
    {
        context.Cancel = true;
        _asked.Cancel();
    }
}
