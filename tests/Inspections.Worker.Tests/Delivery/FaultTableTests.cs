using Inspections.Worker.Delivery;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

/// <summary>Whatever an endpoint does to a file, all files arrive in the end, in order, and no attempt looks like another file.</summary>
public sealed class FaultTableTests
{
    private const int Faulty = 3;

    [Theory]
    [InlineData("500", 0)]
    [InlineData("301", 0)]
    [InlineData("429 Retry-After", 600)]
    [InlineData("503 Retry-After as a date", 600)]
    [InlineData("hang", 0)]
    [InlineData("answer late", 0)]
    [InlineData("cut in the body", 0)]
    [InlineData("cut in the answer", 0)]
    [InlineData("endless answer", 0)]
    public async Task Whatever_an_endpoint_does_to_a_file_all_arrive_in_order(string fault, int seconds)
    {
        using var desk = new OutboxDesk();
        await using var receiver = new Receiver(async (context, number, receiver) =>
        {
            // A dropped connection is tried again at once: that one is dropped too.
            bool again = number == Faulty + 1 && fault.StartsWith("cut", StringComparison.Ordinal);
            return (number == Faulty || again) && await DoAsync(fault, context, receiver, desk.Clock.GetUtcNow());
        });
        using Destination portal = To(desk, receiver, timeout: 5);
        Assert.Equal(Faulty, await desk.TurnAsync(portal));
        int asked = receiver.Requests;
        Assert.Equal(0, await desk.TurnAsync(portal));
        Assert.Equal(asked, receiver.Requests);
        DestinationState state = desk.Database.Read(s => DestinationStore.Find(s, portal.Name))!;
        TimeSpan wait = state.NotBefore - desk.Clock.GetUtcNow();
        Assert.InRange(wait, TimeSpan.FromSeconds(Math.Max(seconds, 2.5)), TimeSpan.FromSeconds(Math.Max(seconds, 5)));

        await desk.FinishAsync(portal);
        Arrival[] arrivals = [.. receiver.Arrivals];
        Assert.Equal(OutboxDesk.InOrder, arrivals.Select(a => a.Path).Distinct());
        Assert.Equal(arrivals.Select(a => a.Path), arrivals.Select(a => a.Path).OrderBy(p => Array.IndexOf(OutboxDesk.InOrder, p)));
        Each.Of(arrivals, a => Assert.Equal(desk.Published(a.Path), a.Digest));
        Each.Of(arrivals, a => Assert.Equal(new OutboxItem(a.Path, a.Digest).IdempotencyKey(portal.Name).ToString(), a.Key));
        Assert.Equal(arrivals.Select(a => a.Path).Distinct().Count(), arrivals.Select(a => a.Key).Distinct().Count());
        if (fault == "answer late")
        {
            Assert.Equal(2, arrivals.Count(a => a.Path == OutboxDesk.InOrder[Faulty]));
        }
    }

    private static async Task<bool> DoAsync(string fault, HttpContext context, Receiver receiver, DateTimeOffset now)
    {
        switch (fault)
        {
            case "500" or "301":
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
                break;
            case "429 Retry-After":
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "600";
                break;
            case "503 Retry-After as a date":
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = now.AddMinutes(10).ToString("R");
                break;
            case "hang":
                await Receiver.HangAsync(context);
                break;
            case "answer late":
                await receiver.TakeAsync(context);
                await Receiver.HangAsync(context);
                break;
            case "cut in the body":
                await context.Request.Body.ReadAtLeastAsync(new byte[5], 5);
                context.Abort();
                break;
            case "cut in the answer":
                await receiver.TakeAsync(context);
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("only");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            default:
                await receiver.TakeAsync(context);
                await context.Response.Body.WriteAsync(new byte[2 * 1024 * 1024]);
                break;
        }

        return true;
    }

    internal static Destination To(OutboxDesk desk, Receiver receiver, int timeout = 5, Action<DestinationSetting>? set = null)
    {
        var setting = new DestinationSetting { Name = "portal", Address = receiver.Address, TimeoutSeconds = timeout };
        set?.Invoke(setting);
        Assert.Null(setting.Fault());
        return setting.Open(desk.Clock);
    }
}
