namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Something that only some may do. <see cref="RoleTable"/> says who.</summary>
internal enum Duty
{
    /// <summary>Anybody who is signed in: one's own password, the start page.</summary>
    SignedIn = 1,

    /// <summary>Reads what the bureau has: rounds, firms, results that are not public yet.</summary>
    Read,

    /// <summary>Keeps the lists, and prepares rounds: recusals, sources, papers.</summary>
    Prepare,

    /// <summary>Enters what dice and lotteries gave: two people, each once.</summary>
    EnterValues,

    /// <summary>Enters results, and changes days of visits.</summary>
    EnterResults,

    /// <summary>Asks for what two others decide: substitutions, named teams, voids, recusals.</summary>
    Ask,

    /// <summary>Proposes other rules of draws and plans.</summary>
    ProposePolicy,

    /// <summary>Decides the step of a review that bears the person's role.</summary>
    Review,

    /// <summary>Decides what two people must: voids, substitutions, named teams, policies.</summary>
    Decide,

    /// <summary>Approves what another one has decided.</summary>
    Approve,

    /// <summary>Approves a round's visits before its notices exist.</summary>
    ApproveVisits,

    /// <summary>Says why visits cannot wait for the approval.</summary>
    DeclareEmergency,

    /// <summary>Adds, changes and ends accounts.</summary>
    ManageAccounts,

    /// <summary>Sees which keys the bureau signs with.</summary>
    SeeKeys,

    /// <summary>Sees how the machine stands: settings without secrets, destinations, backups, working days.</summary>
    ReadMachine,

    /// <summary>Keeps the machine going: settings, destinations, trial of alerts, backups.</summary>
    ManageMachine,

    /// <summary>Reads who did what.</summary>
    ReadActions,
}
