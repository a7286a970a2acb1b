using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli.Teams;

/// <summary>The year that recusals are declared for: this one, or the next, before its first draws are committed to.</summary>
internal sealed class RecusalYear
{
    private readonly Option<int?> _year = new("--year") { Description = "回避的年度，今年或明年；缺省为今年 the year of the recusals, this or the next; this one when left out" };

    public void AddTo(Command command) => command.Options.Add(_year);

    /// <exception cref="UserErrorException">It is another year.</exception>
    public int Read(ParseResult parsed, DateOnly today)
    {
        int year = parsed.GetValue(_year) ?? today.Year;
        return year == today.Year || year == today.Year + 1
            ? year
            : throw CommandRefusals.RecusalYear.Error(year, today.Year);
    }
}
