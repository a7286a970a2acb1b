namespace Inspections.Worker.Hosting.Web;

/// <summary>The life of a site beside the worker: it starts and stops with the worker, and listens to no signal itself.</summary>
internal sealed class Unsignalled : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
