using Inspections.Worker.Cli.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>A service that is asked to stop ends, whenever it is asked: before it starts, while it starts, while it says where it is, and later.</summary>
public sealed class StopSignalsTests
{
    private readonly List<string> _done = [];

    [Fact]
    public async Task Asked_before_the_start_it_is_not_started()
    {
        using var stop = new StopSignals();
        using IHost host = Make(() => { });
        stop.Ask();
        await stop.RunAsync(host, Announce);
        Assert.True(stop.Asked);
        Assert.Empty(_done);
    }

    [Fact]
    public async Task Asked_during_the_start_it_ends_when_it_has_started()
    {
        using var stop = new StopSignals();
        using IHost host = Make(stop.Ask);
        await stop.RunAsync(host, Announce);
        Assert.Equal(["starts", "started", "announced", "stopped"], _done);
    }

    [Fact]
    public async Task Asked_while_it_is_announced_it_ends()
    {
        using var stop = new StopSignals();
        using IHost host = Make(() => { });
        await stop.RunAsync(host, () =>
        {
            stop.Ask();
            return Announce();
        });
        Assert.Equal(["starts", "started", "announced", "stopped"], _done);
    }

    [Fact]
    public async Task Asked_while_it_runs_it_ends()
    {
        using var stop = new StopSignals();
        using IHost host = Make(() => { });
        Task run = stop.RunAsync(host, Announce);
        Assert.False(run.IsCompleted);
        stop.Ask();
        await run;
        Assert.Equal(["starts", "started", "announced", "stopped"], _done);
    }

    [Fact]
    public void Its_host_listens_to_no_signal_itself()
    {
        using IHost host = Make(() => { });
        Assert.IsType<SignalledLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    private Task Announce()
    {
        _done.Add("announced");
        return Task.CompletedTask;
    }

    private IHost Make(Action starting)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        StopSignals.Only(builder.Services);
        builder.Services.AddHostedService(_ => new Service(_done, starting));
        return builder.Build();
    }

    private sealed class Service(List<string> done, Action starting) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            done.Add("starts");
            starting();
            cancellationToken.ThrowIfCancellationRequested();
            done.Add("started");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            done.Add("stopped");
            return Task.CompletedTask;
        }
    }
}
