using static PartnerReferrals.Mapping.Fields.FieldKind;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>The properties of a person (facts 4.4), for the customer's contacts and the partner's team.</summary>
internal static class MemberRows
{
    internal static readonly Field[] Team =
    [
        new("team[]", Members, "The partner's own sales team.")
            { Aliases = ["Team"], PortalColumns = ["Team member"], PortalColumnCount = 50, CanPatch = true },
        .. Of("team[]", "Team", null),
    ];

    internal static Field[] Of(string list, string alias, string? portal) =>
    [
        new($"{list}.firstName", Text, "First name.")
            { IsName = true, Aliases = [alias + "FirstName"], PortalColumns = Columns(portal, "First Name"), IsPersonal = true },
        new($"{list}.lastName", Text, "Last name.")
            { IsName = true, Aliases = [alias + "LastName"], PortalColumns = Columns(portal, "Last Name"), IsPersonal = true },
        new($"{list}.phoneNumber", Phone, "Phone number.")
        {
            Aliases = [alias + "Phone", alias + "PhoneNumber"], OtherNames = ["Phone"], PortalColumns = Columns(portal, "Phone number"),
            IsPersonal = true,
        },
        new($"{list}.email", Email, "E-mail address.")
        {
            Aliases = [alias + "Email", alias + "EmailAddress"], OtherNames = ["EmailAddress"], PortalColumns = Columns(portal, "Email Address"),
            IsPersonal = true,
        },
        new($"{list}.title", Text, "Job title.") { IsName = true, Aliases = [alias + "Title"], IsPersonal = true },
        ReferralRows.ReadOnly($"{list}.emailValidationStatus", Text, "Whether the address is valid."),
        ReferralRows.ReadOnly($"{list}.phoneValidationStatus", Text, "Whether the number is valid."),
        new($"{list}.contactPreference", Object, "How the person wants to be contacted."),
        new($"{list}.contactPreference.locale", Text, "Culture name, such as en-us.") { Aliases = [alias + "Locale"] },
        new($"{list}.contactPreference.disableNotifications", Boolean, "Yes stops e-mail from Partner Center.") { Aliases = [alias + "DisableNotifications"] },
    ];

    private static string[] Columns(string? portal, string column) => portal is null ? [] : [$"{portal} {column}"];
}
