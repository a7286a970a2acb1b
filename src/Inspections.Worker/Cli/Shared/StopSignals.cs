using System.Runtime.InteropServices;

namespace Inspections.Worker.Cli.Shared;

/// <summary>
/// Asks a service to stop when the process is asked to. It hears the signals from its first moment on, so that none is lost between the
/// start of the program and that of the host, which hears none itself (<see cref="SignalledLifetime"/>).
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenSource _asked = new();

    public StopSignals() => _signals = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(s => PosixSignalRegistration.Create(s, Heard))];

    /// <summary>True once it was asked.</summary>
    public bool Asked => _asked.IsCancellationRequested;

    /// <summary>Makes a host hear of signals by <see cref="RunAsync"/> alone.</summary>
    public static void Only(IServiceCollection services) => services.AddSingleton<IHostLifetime, SignalledLifetime>();

    /// <summary>
    /// Starts a host, announces it, and waits until it has ended. Whoever asks to stop during the start has a host that ends as soon as it
    /// has started: a start that is broken off is a fault to the host. One that was asked before is not started.
    /// </summary>
    /// <param name="host">The host; it was made with <see cref="Only"/>.</param>
    /// <param name="announce">Says where it is, once it has started.</param>
    public async Task RunAsync(IHost host, Func<Task> announce)
    {
        if (Asked)
        {
            return;
        }

        await host.StartAsync(CancellationToken.None).ConfigureAwait(false);
        await announce().ConfigureAwait(false);
        using CancellationTokenRegistration stop = _asked.Token.Register(host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication);
        await host.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Asks, as a signal does.</summary>
    public void Ask() => _asked.Cancel();

    public void Dispose()
    {
        Array.ForEach(_signals, s => s.Dispose());
        _asked.Dispose();
    }

    private void Heard(PosixSignalContext context)
    {
        context.Cancel = true;
        Ask();
    }
}
