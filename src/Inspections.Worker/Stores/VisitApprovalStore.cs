using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The approvals of visits in the database: the bureau's own, never published.</summary>
internal static class VisitApprovalStore
{
    /// <summary>That of a draw; nothing decided where there is no row.</summary>
    public static VisitApproval Of(Session session, DrawId draw) => session.Query<Row>(
        """
        SELECT emergency_by AS EmergencyBy, emergency_at AS EmergencyAt, emergency_reason AS EmergencyReason, approved_by AS ApprovedBy, approved_at AS ApprovedAt
        FROM visit_approval WHERE draw = @Draw
        """,
        new { Draw = $"{draw}" }).Select(r => ToApproval(draw, r)).FirstOrDefault() ?? new VisitApproval(draw, null, null);

    /// <summary>Keeps an approval in the place of what was decided of the draw before.</summary>
    public static void Put(Session session, VisitApproval approval)
    {
        session.Send("DELETE FROM visit_approval WHERE draw = @Draw", new { Draw = $"{approval.Draw}" });
        session.Send(
            """
            INSERT INTO visit_approval (draw, emergency_by, emergency_at, emergency_reason, approved_by, approved_at)
            VALUES (@Draw, @EmergencyBy, @EmergencyAt, @EmergencyReason, @ApprovedBy, @ApprovedAt)
            """,
            new
            {
                Draw = $"{approval.Draw}",
                EmergencyBy = approval.Emergency?.By.ToString(),
                EmergencyAt = approval.Emergency is { } e ? BeijingTime.Format(e.At) : null,
                EmergencyReason = approval.Emergency?.Reason,
                ApprovedBy = approval.Approved?.By.ToString(),
                ApprovedAt = approval.Approved is { } a ? BeijingTime.Format(a.At) : null,
            });
    }

    private static VisitApproval ToApproval(DrawId draw, Row r) => new(
        draw,
        r is { EmergencyBy: { } by, EmergencyAt: { } at, EmergencyReason: { } reason } ? new EmergencyNote(Label.Parse(by), BeijingTime.ParseMoment(at), reason) : null,
        r is { ApprovedBy: { } who, ApprovedAt: { } when } ? (Label.Parse(who), BeijingTime.ParseMoment(when)) : null);

    private sealed record Row
    {
        public string? EmergencyBy { get; init; }

        public string? EmergencyAt { get; init; }

        public string? EmergencyReason { get; init; }

        public string? ApprovedBy { get; init; }

        public string? ApprovedAt { get; init; }
    }
}
