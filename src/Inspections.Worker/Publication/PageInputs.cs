using System.Globalization;
using System.Text;
using Inspections.Core.Encoding;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication;

/// <summary>
/// What the pages are made from, as one mark that costs nothing to read: while it is the same, so are the pages. Directories, items,
/// plans, teams and results change with an entry of the ledger only.
/// </summary>
internal static class PageInputs
{
    public static Digest Mark(Session session)
    {
        var mark = new StringBuilder();
        mark.Append(CultureInfo.InvariantCulture, $"{session.Find<long>("SELECT COUNT(*) FROM ledger_entry")} {string.Join(' ', session.Query<string?>("SELECT digest FROM public_file ORDER BY path"))}\n");
        foreach ((string draw, string state, string? disclosed, string first, string last) in session.Query<(string, string, string?, string, string)>(
            "SELECT draw, state, disclosed_at, window_first, window_last FROM round ORDER BY draw"))
        {
            mark.Append(CultureInfo.InvariantCulture, $"{draw} {state} {disclosed} {first} {last}\n");
        }

        (long listed, long ended) = session.Find<(long, long)>("SELECT COUNT(*), COUNT(ended_at) FROM dishonesty");
        return Digest.Of(Encoding.UTF8.GetBytes(mark.Append(CultureInfo.InvariantCulture, $"{listed} {ended}").ToString()));
    }
}
