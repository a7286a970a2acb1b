namespace Inspections.Worker.Cli.Shared;

/// <summary>A host that is told to stop by <see cref="StopSignals"/> alone, and listens to no signal itself.</summary>
internal sealed class SignalledLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
