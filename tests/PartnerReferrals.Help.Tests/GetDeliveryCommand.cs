using System;
using System.Management.Automation;

namespace PartnerReferrals.Help.Tests;

/// <summary>A cmdlet to compile help for: of every kind of parameter one.</summary>
[Cmdlet(VerbsCommon.Get, "Delivery", DefaultParameterSetName = "Conditions", SupportsShouldProcess = true)]
[OutputType(typeof(Version))]
public sealed class GetDeliveryCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DeliveryId", "Key")]
    public string[]? Id { get; set; }

    [Parameter(ParameterSetName = "Conditions")]
    [ValidateSet("Open", "Done")]
    public string State { get; set; } = "Open";

    [Parameter(ParameterSetName = "Conditions")]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter]
    [ValidateRange(1, 16)]
    public int? ThrottleLimit { get; set; } = 4;

    [Parameter]
    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
