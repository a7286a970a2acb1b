using System.Globalization;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication;

/// <summary>
/// What the pages are made from besides the ledger and the published files, as one mark: while it is the same, so is that. Directories,
/// items, plans, teams and results change with an entry of the ledger, a committed draw by what is published of it, and its last day of
/// visits when the holidays become known.
/// </summary>
internal static class PageInputs
{
    public static Digest Mark(Session session)
    {
        var mark = new StringBuilder();
        foreach ((string draw, string? state, string? disclosed, string first, string last) in session.Query<(string, string?, string?, string, string)>(
            """
            SELECT r.draw, CASE WHEN c.draw IS NULL THEN r.state END, r.disclosed_at, r.window_first, r.window_last
            FROM round r LEFT JOIN commitment c ON c.draw = r.draw ORDER BY r.draw
            """))
        {
            mark.Append(CultureInfo.InvariantCulture, $"{draw} {state} {disclosed} {first} {last}\n");
        }

        (long listed, long ended) = session.Find<(long, long)>("SELECT COUNT(*), COUNT(ended_at) FROM dishonesty");
        long confirmed = session.Find<long>("SELECT COUNT(text_digest) FROM personal_data_confirmation");
        long provisional = session.Find<long>("SELECT COUNT(*) FROM inspection_task WHERE visit_provisional = 1");
        return Digest.Of(Encoding.UTF8.GetBytes(mark.Append(CultureInfo.InvariantCulture, $"{listed} {ended} {confirmed} {provisional}").ToString()));
    }
}
