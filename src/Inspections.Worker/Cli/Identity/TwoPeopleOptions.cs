using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;

namespace Inspections.Worker.Cli.Identity;

/// <summary><c>--by</c> and <c>--approved-by</c>: what two different people must decide.</summary>
/// <param name="person">Who types the command.</param>
/// <param name="isAlways">False for a command that only some of its uses take two people for.</param>
internal sealed class TwoPeopleOptions(CommandPerson person, bool isAlways = true)
{
    private readonly Option<string?> _by = new("--by") { Description = "决定人编号（登录后可不写）staff id of who decides; who is signed in, when left out" };
    private readonly Option<string?> _approvedBy = new("--approved-by") { Description = "批准人编号 staff id of who approves", Required = isAlways };

    public void AddTo(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_approvedBy);
    }

    /// <summary>Who they are.</summary>
    /// <exception cref="UserErrorException">One is unknown, or is not who is signed in or has no right to approve; or both are the same person.</exception>
    public TwoPeople Read(ParseResult parsed, StaffOptions staff) => person.Two(parsed.GetValue(_by), parsed.GetValue(_approvedBy) ?? throw CommandRefusals.ApprovedByWhom.Error(), staff);

    /// <summary>Who they are, or null where nobody approves.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public TwoPeople? TryRead(ParseResult parsed, StaffOptions staff) => parsed.GetValue(_approvedBy) is null ? null : Read(parsed, staff);
}
