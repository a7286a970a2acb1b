using System.Net;
using System.Net.Sockets;
using Inspections.Worker.Cli;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Web;

public sealed class OperationsSiteTests
{
    private static readonly Uri Metrics = new("/metrics", UriKind.Relative), Health = new("/health/live", UriKind.Relative), Pages = new("/index.html", UriKind.Relative);

    [Fact]
    public async Task Measurements_are_given_on_a_listener_of_their_own_and_never_on_the_published_one()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = Open(scratch, "127.0.0.1:0");
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        using var published = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        using var operations = new HttpClient { BaseAddress = Site(worker).Url };
        // What is measured is looked at in a process of its own: here other tests' workers measure under the same name.
        Assert.Equal(HttpStatusCode.OK, (await operations.GetAsync(Metrics, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await operations.GetAsync(Health, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await operations.GetAsync(Pages, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await published.GetAsync(Metrics, TestContext.Current.CancellationToken)).StatusCode);

        // A page of somebody else's does not reach it through a name of his own.
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics) { Headers = { Host = "elsewhere.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await operations.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_worker_whose_address_is_taken_works_without_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var scratch = new Scratch();
        using OpenBureau opened = Open(scratch, taken.LocalEndpoint.ToString()!);
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        Assert.Null(Site(worker).Url);
        using var published = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        Assert.Equal(HttpStatusCode.OK, (await published.GetAsync(Health, TestContext.Current.CancellationToken)).StatusCode);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("127.0.0.1:8421", true)]
    [InlineData("[::1]:9000", true)]
    [InlineData("8421", false)]
    [InlineData("localhost:8421", false)]
    [InlineData("", false)]
    public void An_address_is_an_address_and_a_port_or_none(string address, bool can)
    {
        var settings = new WorkerSettings { OperationsAddress = address };
        Exception? refused = Record.Exception(settings.Validate);
        Assert.Equal(can, refused is null);
        Assert.Equal(can && address != WorkerSettings.NoOperations, settings.Operations is not null);
    }

    private static OperationsSite Site(WebApplication worker) => worker.Services.GetServices<IHostedService>().OfType<OperationsSite>().Single();

    private static OpenBureau Open(Scratch scratch, string address)
    {
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", $$"""{ "Port": 0, "LogLevel": "None", "OperationsAddress": "{{address}}" }""");
        return OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true);
    }
}
