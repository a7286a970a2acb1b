namespace Inspections.Core.Witnessing;

/// <summary>How far a draw can be trusted: a verifier's finding, never a claim of the bureau (protocol section 12).</summary>
public enum Assurance
{
    /// <summary>Nothing changed after the commitment; who chose the values is not shown.</summary>
    SelfSealed,

    /// <summary>At least two witnesses each sealed a value: all of them and the bureau would have to collude.</summary>
    Witnessed,

    /// <summary>Values nobody can choose, seen by witnesses.</summary>
    Public,
}
