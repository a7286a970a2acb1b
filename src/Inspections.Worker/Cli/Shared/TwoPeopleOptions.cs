using System.CommandLine;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;

namespace Inspections.Worker.Cli.Shared;

/// <summary><c>--by</c> and <c>--approved-by</c>: what two different people must decide.</summary>
internal sealed class TwoPeopleOptions
{
    private readonly Option<string> _by = new("--by") { Description = "决定人编号 staff id of who decides", Required = true };
    private readonly Option<string> _approvedBy = new("--approved-by") { Description = "批准人编号 staff id of who approves", Required = true };

    public void AddTo(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_approvedBy);
    }

    /// <exception cref="UserErrorException">One is unknown, or both are the same person.</exception>
    public TwoPeople Read(ParseResult parsed, StaffOptions staff) =>
        staff.ToStaff().Two(parsed.GetRequiredValue(_by), parsed.GetRequiredValue(_approvedBy));
}
