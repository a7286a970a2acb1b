using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Lifecycle.Overview;

namespace Inspections.Worker.Hosting.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, and where every round stands.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (Readiness readiness) =>
        {
            ReadinessReport report = await readiness.AskAsync().ConfigureAwait(false);
            return TypedResults.Json(
                new
                {
                    status = report.IsReady ? "ready" : "not ready",
                    checks = report.Checks.ToDictionary(c => c.Name, c => new { ok = c.Ok, found = c.Found }, StringComparer.Ordinal),
                    conditions = report.Conditions.Select(c => new { id = c.Id, subject = c.Subject, since = Time(c.Since), chinese = c.Says.Zh, english = c.Says.En }),
                    rounds = report.Rounds.Select(Shown),
                },
                statusCode: report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    // When a round will be committed to and drawn is for the bureau alone until it is committed to, and a careless proxy may
    // show this page to the world: a planned round is named without its days.
    private static object Shown(RoundOverview round) => new
    {
        draw = round.Draw.ToString(),
        state = round.State.ToString(),
        since = Time(round.Since),
        waitsFor = round.WaitsFor,
        until = round.State == RoundState.Planned ? null : Time(round.Until),
    };

    private static string? Time(DateTimeOffset? moment) => moment is { } known ? BeijingTime.Format(known) : null;
}
