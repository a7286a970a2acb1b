using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Results;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Follow-up measures in the database: what a result asks for, and what has been closed of it.</summary>
internal static class FollowUpStore
{
    /// <summary>Every measure, closed or not, by the day it is due.</summary>
    public static IReadOnlyList<OpenFollowUp> All(Session session) =>
    [
        .. session.Query<(string Draw, string Firm, long Number, string Measure, string Due, string? ClosedOn)>(
            "SELECT draw, firm, number, measure, due, closed_on FROM follow_up ORDER BY due, draw, firm, number")
            .Select(r => new OpenFollowUp(
                DrawId.Parse(r.Draw),
                Identifier.Parse(r.Firm),
                (int)r.Number,
                new FollowUp(Enum.Parse<FollowUpMeasure>(r.Measure), BeijingTime.ParseDate(r.Due)),
                r.ClosedOn is null ? null : BeijingTime.ParseDate(r.ClosedOn))),
    ];

    /// <summary>Makes a firm's measures what its result says, none when that is withdrawn; one that stays as it was stays closed if it was.</summary>
    public static void Replace(Session session, SubmittedResult result)
    {
        OpenFollowUp[] before = [.. All(session).Where(f => f.Draw == result.Draw && f.Firm == result.Firm)];
        session.Execute(
            "DELETE FROM follow_up WHERE draw = @Draw AND firm = @Firm",
            new { Draw = result.Draw.ToString(), Firm = result.Firm.ToString() });
        session.Execute(
            "INSERT INTO follow_up (draw, firm, number, measure, due, closed_on) VALUES (@Draw, @Firm, @Number, @Measure, @Due, @ClosedOn)",
            (result.IsWithdrawal ? [] : result.Content.FollowUps).Select((f, i) => new
            {
                Draw = result.Draw.ToString(),
                Firm = result.Firm.ToString(),
                Number = i + 1,
                Measure = f.Measure.ToString(),
                Due = BeijingTime.Format(f.Due),
                ClosedOn = before.FirstOrDefault(b => b.FollowUp == f)?.ClosedOn is DateOnly day ? BeijingTime.Format(day) : null,
            }));
    }

    /// <summary>Notes the day a measure was closed; false when there is no such measure or it is closed.</summary>
    public static bool TryClose(Session session, DrawId draw, Identifier firm, int number, DateOnly on) => session.Execute(
        "UPDATE follow_up SET closed_on = @On WHERE draw = @Draw AND firm = @Firm AND number = @number AND closed_on IS NULL",
        new { On = BeijingTime.Format(on), Draw = draw.ToString(), Firm = firm.ToString(), number }) == 1;
}
