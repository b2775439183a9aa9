using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Maps;

/// <summary>
/// What lists of deals call their columns, in the languages most of them are kept in. The module reads none of these names by itself: they only suggest an
/// entry of a map. Consent has no words here, as nothing but its own name may stand for it.
/// </summary>
internal static class ColumnWords
{
    private static readonly (string Field, string Words)[] Table =
    [
        ("Name", "Opportunity, Opportunity Name, Opportunity Title, Deal, Deal Title, Topic, Subject, Project, Project Name, Verkaufschance, Verkaufschance Name, Projekt, Projektname, Bezeichnung, Thema, Betreff, Opportunité, Affaire, Projet, Oportunidad, Proyecto, Opportunità, Progetto"),
        ("CustomerName", "Customer, Client, Client Name, Account, Account Name, Company, Company Name, Organization, Organisation, Organization Name, Firm, Business Name, Kunde, Kundenname, Firma, Firmenname, Unternehmen, Endkunde, Société, Entreprise, Raison sociale, Cliente, Empresa, Razón social, Azienda, Ragione sociale, Klant, Klantnaam, Bedrijf, Bedrijfsnaam"),
        ("AddressLine1", "Street, Street Address, Address, Street 1, Address 1, Billing Street, Billing Address, Company Street, Company Address, Strasse, Straße, Straße und Hausnummer, Adresse, Rue, Calle, Dirección, Domicilio, Via, Indirizzo, Straat, Adres"),
        ("AddressLine2", "Street 2, Address 2, Billing Street 2, Adresszusatz, Zusatz, Complément d'adresse"),
        ("City", "Town, Place, Billing City, Company City, Ort, Stadt, Wohnort, Ville, Localité, Ciudad, Población, Città, Plaats, Woonplaats, Stad"),
        ("State", "Province, Canton, County, State/Province, Billing State, Company State, Bundesland, Kanton, Provinz, Département, Provincia, Provincie"),
        ("PostalCode", "Zip, Zip Code, Postcode, Post Code, Postal, Billing Zip, Billing Postal Code, Company Postal Code, PLZ, Postleitzahl, Code postal, NPA, Código postal, CP, CAP"),
        ("Country", "Country/Region, Country Code, Country Name, Nation, Land, Billing Country, Company Country, Ländercode, Pays, País, Paese"),
        ("DealValue", "Amount, Value, Total, Total Value, Worth, Sum, Revenue, Budget, Price, Opportunity Value, Opportunity Amount, Estimated Revenue, Est. Revenue, Estimated Value, Expected Revenue, Contract Value, TCV, Betrag, Wert, Summe, Umsatz, Auftragswert, Volumen, Geschätzter Umsatz, Gesch. Umsatz, Montant, Valeur, Chiffre d'affaires, Importe, Valor, Ingresos, Importo, Valore, Bedrag, Waarde, Omzet"),
        ("Currency", "Currency Code, Currency Name, Deal Currency, Amount Currency, Money, Währung, Waehrung, Devise, Monnaie, Moneda, Divisa, Valuta"),
        ("ClosingDate", "Close, Close Date, Closing, Closes, Close On, Expected Close, Expected Close Date, Expected Closing Date, Est. Close Date, Estimated Closing Date, Target Date, Due Date, Decision Date, Abschluss, Abschlussdatum, Abschlusstermin, Voraussichtlicher Abschluss, Voraussichtliches Abschlussdatum, Gesch. Abschlussdatum, Date de clôture, Date de clôture prévue, Échéance, Fecha de cierre, Fecha prevista de cierre, Data di chiusura, Data chiusura, Sluitingsdatum, Afsluitdatum"),
        ("Notes", "Note, Comment, Comments, Remark, Remarks, Description, Details, Summary, Next Step, Next Steps, Bemerkung, Bemerkungen, Notiz, Notizen, Kommentar, Beschreibung, Remarque, Remarques, Commentaire, Commentaires, Observaciones, Comentarios, Descripción, Commento, Descrizione, Opmerking, Opmerkingen, Omschrijving"),
        ("SalesStage", "Sales Phase, Phase, Deal Stage, Opportunity Stage, Pipeline Stage, Pipeline Phase, Verkaufsphase, Vertriebsphase, Étape, Étape de vente, Etapa, Etapa de ventas, Fase, Fase di vendita, Verkoopfase"),
        ("ExternalReferenceId", "Opportunity Number, Opportunity No, Deal Number, Deal No, Reference, Reference No, Reference Number, Our Reference, Ref, Ref No, External Id, CRM Number, CRM Reference, Record Number, Number, No, Key, Nummer, Nr, Referenz, Referenznummer, Vorgangsnummer, Verkaufschance Nr, Référence, Numéro, Referencia, Número, Riferimento, Numero, Referentie"),
        ("CampaignId", "Campaign, Campaign Name, Source Campaign, Primary Campaign Source, Kampagne, Campagne, Campaña, Campagna"),
        ("SolutionId", "Solution Code, Solution Number, Offer Id, Lösung, Solution Id (Marketplace)"),
        ("Duns", "Duns Number, D-U-N-S Number, DUNS No, DUNS-Nummer"),
        ("ContactFirstName", "First Name, Given Name, Forename, Contact Given Name, Customer First Name, Primary Contact First Name, Vorname, Prénom, Nombre de pila, Nome di battesimo, Voornaam"),
        ("ContactLastName", "Last Name, Surname, Family Name, Contact Surname, Customer Last Name, Primary Contact Last Name, Nachname, Familienname, Nom de famille, Apellido, Apellidos, Cognome, Achternaam"),
        ("ContactEmail", "Email, E-mail, Mail, Email Address, E-mail Address, Contact Mail, Customer Email, Primary Contact Email, E-Mail-Adresse, Mailadresse, Courriel, Adresse e-mail, Correo, Correo electrónico, Posta elettronica, E-mailadres"),
        ("ContactPhone", "Phone, Phone Number, Telephone, Telephone Number, Tel, Tel., Mobile, Mobile Phone, Business Phone, Customer Phone, Primary Contact Phone, Telefon, Telefonnummer, Téléphone, Teléfono, Telefono, Telefoon"),
        ("ContactTitle", "Job Title, Contact Job Title, Berufsbezeichnung, Puesto, Functie"),
        ("CustomerSize", "Employees, Number Of Employees, No. of Employees, Company Size, Headcount, Mitarbeiter, Mitarbeiterzahl, Anzahl Mitarbeiter, Effectif, Empleados, Dipendenti, Medewerkers"),
        ("Industry", "Sector, Branch, Business Sector, Branche, Secteur, Industria, Settore"),
    ];

    private static readonly Dictionary<string, string> ByWord = Table
        .SelectMany(entry => entry.Words.Split([", "], StringSplitOptions.None).Select(word => (Key: NameKey.Plain(word), entry.Field)))
        .Distinct()
        .ToDictionary(pair => pair.Key, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>The field that a name suggests; null where it suggests none.</summary>
    internal static string? Find(string column) => ByWord.TryGetValue(NameKey.Plain(column), out var field) ? field : null;
}
